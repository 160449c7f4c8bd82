package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a library has to end with its loop. */
@ExtendWith(NothingLeftBehind.class)
class LoopPortCloseTest {
  private final Trail trail = Trail.create();
  private final List<ExceptionContext> reports = new ArrayList<>();

  private LoopPort port() {
    getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
    return LoopPort.of(getRunningLoop());
  }

  @Test
  void resourcesAreClosedInTurnTheLastFirst() {
    virtual(
        () -> {
          var port = port();
          port.onClose(() -> trail.add("first " + port.inTurn() + " " + port.isClosed()));
          port.onClose(() -> trail.add("second"));
          port.onClose(() -> trail.add("third"));
        });
    trail.assertIs("third", "second", "first true false");
  }

  @Test
  void aResourceThatIsTakenOffIsNotClosed() {
    virtual(
        () -> {
          AutoCloseable resource = () -> trail.add("closed");
          var once = port().onClose(resource);
          port().onClose(resource);
          once.close();
          once.close();
        });
    assertThat(trail.lines()).as("it was there twice").containsExactly("closed");
  }

  @Test
  void oneThatFailsIsReportedAndTheOthersAreClosed() {
    virtual(
        () -> {
          var port = port();
          port.onClose(() -> trail.add("closed"));
          port.onClose(
              () -> {
                throw new java.io.IOException("broken");
              });
        });
    trail.assertIs("closed");
    assertThat(reports)
        .singleElement()
        .satisfies(it -> assertThat(it.exception()).hasMessage("broken"));
  }

  @Test
  void aLoopWithoutARunnerClosesThemToo() {
    var loop = newEventLoop();
    LoopPort.of(loop).onClose(() -> trail.add("closed"));
    loop.close();
    trail.assertIs("closed");
  }

  @Test
  @DisplayName("NETTY-L-04 leftovers are cancelled, then last steps awaited, then resources closed")
  void theOrderOfTheEnd() {
    virtual(
        () -> {
          var port = port();
          port.onClose(() -> trail.add("closed"));
          port.beforeClose(
              () -> {
                trail.add("asked");
                return sleep(Duration.ofSeconds(1), null);
              });
          port.beforeClose(
              () ->
                  async(
                      () -> {
                        trail.add("begins");
                        pause(2);
                        trail.add("has awaited");
                      }));
          createTask(
              async(
                  () -> {
                    try {
                      pause(100);
                    } catch (CancelledError e) {
                      trail.add("leftover cancelled");
                      throw e;
                    }
                  }));
          passes(1);
          trail.add("main ends");
        });
    trail.assertIs("main ends", "leftover cancelled", "asked", "begins", "has awaited", "closed");
    assertThat(reports).isEmpty();
  }

  @Test
  void stepsStartTogether() {
    var time = new Duration[2];
    virtual(
        () -> {
          for (int i = 0; i < 3; i++) port().beforeClose(() -> sleep(Duration.ofSeconds(4)));
          var loop = getRunningLoop();
          time[0] = loop.time();
          port().onClose(() -> time[1] = loop.time());
        });
    assertThat(time[1].minus(time[0])).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("NETTY-L-03 a step that hangs is cancelled after five seconds, reported and left")
  void aStepThatHangs() {
    var time = new Duration[2];
    virtual(
        () -> {
          var loop = getRunningLoop();
          port()
              .beforeClose(
                  () ->
                      async(
                          () -> {
                            try {
                              pause(1000);
                            } catch (CancelledError e) {
                              trail.add("cancelled at " + loop.time().minus(time[0]).toSeconds());
                              pause(1000); // deaf
                            }
                          }));
          time[0] = loop.time();
          port().onClose(() -> time[1] = loop.time());
        });
    trail.assertIs("cancelled at 5");
    assertThat(time[1].minus(time[0])).isLessThan(Duration.ofSeconds(10));
    assertThat(reports)
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("PT5S", "cancelled"));
  }

  @Test
  void aStepThatFailsIsReported() {
    virtual(
        () -> {
          port()
              .beforeClose(
                  () -> {
                    throw new IllegalStateException("cannot even begin");
                  });
          port()
              .beforeClose(
                  () ->
                      async(
                          () -> {
                            throw new java.io.IOException("broken");
                          }));
        });
    assertThat(reports)
        .extracting(it -> it.exception().getMessage())
        .containsExactly("cannot even begin", "broken");
  }

  @Test
  void aStepThatIsTakenOffIsNotAwaited() {
    virtual(
        () ->
            port()
                .beforeClose(
                    () -> {
                      trail.add("called");
                      return sleep(Duration.ZERO);
                    })
                .close());
    assertThat(trail.lines()).isEmpty();
  }

  @Test
  @DisplayName("NETTY-L-05 between the runs of a Runner nothing is closed")
  void severalRuns() {
    try (var runner = Runner.create(RunOptions.defaults().virtualTime())) {
      runner.run(
          async(
              () -> {
                port().onClose(() -> trail.add("closed"));
                port()
                    .beforeClose(
                        () -> {
                          trail.add("step");
                          return sleep(Duration.ZERO);
                        });
              }));
      runner.run(async(() -> trail.add("second run")));
    }
    trail.assertIs("second run", "step", "closed");
  }

  @Test
  void aMainTaskThatFailsChangesNothing() {
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      port()
                          .beforeClose(
                              () -> {
                                trail.add("step");
                                return sleep(Duration.ZERO);
                              });
                      throw new IllegalStateException("main fails");
                    }))
        .hasMessage("main fails");
    trail.assertIs("step");
  }

  @Test
  void aLoopWithoutARunnerAwaitsNoSteps() {
    var loop = newEventLoop();
    LoopPort.of(loop)
        .beforeClose(
            () -> {
              trail.add("step");
              return sleep(Duration.ZERO);
            });
    loop.runUntilComplete(async(() -> await(sleep(Duration.ZERO))));
    loop.close();
    assertThat(trail.lines()).isEmpty();
  }

  @Test
  void aLoopThreadAwaitsThem() {
    try (var thread = dev.asyncio4j.loop.LoopThread.start("steps", RunOptions.defaults())) {
      thread.call(
          () ->
              port()
                  .beforeClose(
                      () -> {
                        trail.add("step");
                        return Asyncio.sleep(Duration.ZERO);
                      }));
    }
    trail.assertIs("step");
  }
}
