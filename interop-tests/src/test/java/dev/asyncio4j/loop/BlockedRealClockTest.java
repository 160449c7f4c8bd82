package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.formatCallGraph;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.LogCapture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A loop that a step blocks is reported while it is, in any mode. */
class BlockedRealClockTest {
  private static final Duration LIMIT = Duration.ofMillis(200);
  private final List<BlockedStep> steps = new CopyOnWriteArrayList<>();

  /** Blocks until there are that many reports, for ten seconds at most. */
  private void blockUntilReported(int reports) {
    try {
      for (int i = 0; i < 1000 && steps.size() < reports; i++) Thread.sleep(10);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static void blockUntilLogged(LogCapture log, int messages) {
    try {
      for (int i = 0; i < 1000 && log.messages().size() < messages; i++) Thread.sleep(10);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private void watch() {
    getRunningLoop().blockedAfter(LIMIT);
    getRunningLoop().setBlockedHandler((loop, step) -> steps.add(step));
  }

  @Test
  @DisplayName("INS-23 a step is reported while it blocks, again and again: frame, task, awaiters")
  void aStep() {
    Coroutine<Void> blocking =
        async(
            () -> {
              passes(3);
              blockUntilReported(2);
            });
    run(
        async(
            () -> {
              watch();
              Task<Void> task = createTask(blocking, "blocking");
              await(createTask(async(() -> await(task)), "waiting"));
            }));
    assertThat(steps).extracting(BlockedStep::round).startsWith(1, 2);
    var first = steps.get(0);
    assertThat(first.running()).isBetween(LIMIT, Duration.ofSeconds(8));
    assertThat(steps.get(1).running()).isGreaterThanOrEqualTo(LIMIT.multipliedBy(2));
    assertThat(first.task()).isNotNull();
    assertThat(first.task().getName()).isEqualTo("blocking");
    assertThat(first.awaitedBy())
        .extracting(graph -> ((Task<?>) graph.future()).getName())
        .containsExactly("waiting");
    assertThat(first.stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("blockUntilReported");
  }

  @Test
  @DisplayName("INS-23 a callback is reported, too; a wait of the loop is not")
  void aCallback() {
    run(
        async(
            () -> {
              watch();
              await(sleep(Duration.ofMillis(1200)));
              assertThat(steps).isEmpty();
              getRunningLoop().callSoon(() -> blockUntilReported(1));
              passes(2);
              assertThat(getRunningLoop().statistics().blocked()).isEqualTo(1);
            }));
    assertThat(steps.get(0).task()).isNull();
    assertThat(steps.get(0).stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("blockUntilReported");
  }

  @Test
  @DisplayName("INS-25 without a handler, and after one that throws, the report is logged")
  void logged() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                getRunningLoop().blockedAfter(LIMIT);
                getRunningLoop()
                    .setBlockedHandler(
                        (loop, step) -> {
                          steps.add(step);
                          throw new IllegalStateException("a handler's own");
                        });
                blockUntilLogged(log, 2);
              }));
      assertThat(steps).isNotEmpty();
      assertThat(log.messages())
          .anyMatch(text -> text.contains("handler of blocked loops"))
          .anyMatch(text -> text.contains("blocks an event loop for"));
    }
  }

  @Test
  @DisplayName("INS-23 the limit is a second at first, and has to be above zero")
  void theLimitIsASecondAndAboveZero() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          assertThat(loop.blockedAfter()).isEqualTo(Duration.ofSeconds(1));
          loop.blockedAfter(null);
          assertThat(loop.blockedAfter()).isNull();
          assertThatIllegalArgumentException()
              .isThrownBy(() -> loop.blockedAfter(Duration.ZERO))
              .withMessageContaining("blockedAfter");
        });
  }

  /** Blocks its loop; the handler looks at the task, and ends the process. */
  static final class Ending {
    private Ending() {}

    public static void main(String[] args) {
      run(
          async(
              () -> {
                getRunningLoop().blockedAfter(LIMIT);
                getRunningLoop()
                    .setBlockedHandler(
                        (loop, step) -> {
                          System.out.println(formatCallGraph(step.task()));
                          System.exit(7);
                        });
                currentTask().setName("blocking");
                new CountDownLatch(1).await();
              }));
    }
  }

  @Test
  @DisplayName("INS-25 a handler may read the graph of the task, and end the process")
  void mayEndTheProcess() throws Exception {
    var child = ChildJvm.running(Ending.class, List.of()).redirectErrorStream(true).start();
    try {
      var printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).as(printed).isEqualTo(7);
      assertThat(printed).contains("name='blocking'", "BlockedRealClockTest.main");
    } finally {
      child.destroyForcibly();
    }
  }
}
