package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Things that nobody closed. */
@ExtendWith(NothingLeftBehind.class)
class DropWatchTest {
  private final List<ExceptionContext> reports = new CopyOnWriteArrayList<>();
  private final Trail trail = Trail.create();

  /** A client of some library, which has to be closed. */
  private static final class Session implements AutoCloseable {
    final DropWatch watch;

    Session(EventLoop loop, Runnable release) {
      watch = DropWatch.watch(loop, this, "Unclosed client session", release);
    }

    @Override
    public void close() {
      watch.settle();
    }
  }

  private void running(RunOptions options, VoidBody body) {
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              body.run();
            }),
        options);
  }

  private void collect(Runnable check) {
    RealTime.collectGarbageUntil(
        () -> {
          await(sleep(Duration.ofMillis(1)));
          check.run();
          return !trail.lines().isEmpty();
        });
  }

  @Test
  void whatIsDroppedIsToldOfAndReleasedInTurn() {
    running(
        RunOptions.defaults(),
        () -> {
          var port = LoopPort.of(getRunningLoop());
          var watch = new Session(port.loop(), () -> trail.add("released " + port.inTurn())).watch;
          collect(() -> {});
          assertThat(watch.isOver()).isTrue();
        });
    trail.assertIs("released true");
    assertThat(reports)
        .singleElement()
        .satisfies(it -> assertThat(it.message()).isEqualTo("Unclosed client session"));
  }

  @Test
  void whatIsClosedIsNot() {
    running(
        RunOptions.defaults(),
        () -> {
          var session = new Session(getRunningLoop(), () -> trail.add("released"));
          session.close();
          session.close();
          assertThat(session.watch.isOver()).isTrue();
          var gone = new WeakReference<>(session);
          session = null;
          RealTime.collectGarbageUntil(() -> gone.get() == null);
        });
    assertThat(trail.lines()).isEmpty();
    assertThat(reports).isEmpty();
  }

  @Test
  void theLoopsCloseTellsOfWhatIsOpenInOrder() {
    var sessions = new Session[2];
    running(
        RunOptions.defaults(),
        () -> {
          var port = LoopPort.of(getRunningLoop());
          port.onClose(() -> trail.add("resource"));
          for (int i = 0; i < 2; i++) {
            var text = "released " + i;
            sessions[i] = new Session(port.loop(), () -> trail.add(text + port.isClosed()));
          }
        });
    trail.assertIs("released 0false", "released 1false", "resource");
    assertThat(reports).hasSize(2);
    assertThat(sessions).allMatch(it -> it.watch.isOver());
  }

  @Test
  void inDebugModeTheWarningHasTheLineThatMadeIt() {
    var session = new Session[1];
    running(
        RunOptions.defaults().debug(true),
        () -> session[0] = new Session(getRunningLoop(), () -> {}));
    assertThat(reports)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.createdAt().getStackTrace()[0].getClassName())
                    .contains("DropWatchTest"));
  }

  @Test
  void afterTheLoopIsClosedItIsLogged() {
    try (var log = new LogCapture()) {
      var loop = newEventLoop();
      loop.close();
      makeAndDrop(loop);
      RealTime.collectGarbageUntil(() -> !trail.lines().isEmpty());
      assertThat(log.messages()).anyMatch(it -> it.contains("Unclosed client session"));
    }
  }

  private void makeAndDrop(EventLoop loop) {
    new Session(loop, () -> trail.add("released"));
  }

  @Test
  void aReleaseThatFailsIsReported() {
    var session = new Session[1];
    running(
        RunOptions.defaults(),
        () ->
            session[0] =
                new Session(
                    getRunningLoop(),
                    () -> {
                      throw new IllegalStateException("cannot release");
                    }));
    assertThat(reports).hasSize(2);
    assertThat(reports.get(1).exception()).hasMessage("cannot release");
  }

  @Test
  void itHoldsNeitherTheThingNorTheLoop() {
    var loop = new WeakReference<>(closedLoop());
    RealTime.collectGarbageUntil(() -> loop.get() == null);
  }

  private EventLoop closedLoop() {
    var loop = newEventLoop();
    new Session(loop, () -> trail.add("released"));
    loop.close();
    return loop;
  }
}
