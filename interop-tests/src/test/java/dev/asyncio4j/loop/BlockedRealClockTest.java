package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.formatCallGraph;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.RealTime.waitUntil;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A loop that a step blocks is reported while it is, in any mode. */
class BlockedRealClockTest {
  private static final Duration LIMIT = Duration.ofMillis(200);
  private final List<BlockedStep> steps = new CopyOnWriteArrayList<>();

  /** Blocks until there are that many reports of this step. */
  private void blockUntilReported(int reports) {
    waitUntil(() -> blocking().size() >= reports);
  }

  /** {@return the reports of steps that block on purpose} A slow machine makes others, too. */
  private List<BlockedStep> blocking() {
    return steps.stream()
        .filter(
            step ->
                step.stack().stream()
                    .anyMatch(frame -> frame.getMethodName().equals("blockUntilReported")))
        .toList();
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
    var reports = blocking();
    assertThat(reports).extracting(BlockedStep::round).startsWith(1, 2);
    var first = reports.get(0);
    assertThat(first.running()).isGreaterThanOrEqualTo(LIMIT);
    assertThat(reports.get(1).running()).isGreaterThanOrEqualTo(LIMIT.multipliedBy(2));
    assertThat(first.task()).isNotNull();
    assertThat(first.task().getName()).isEqualTo("blocking");
    assertThat(first.awaitedBy())
        .extracting(graph -> ((Task<?>) graph.future()).getName())
        .containsExactly("waiting");
  }

  @Test
  @DisplayName("INS-23 a callback is reported, too; a wait of the loop is not")
  void aCallback() {
    run(
        async(
            () -> {
              watch();
              await(sleep(Duration.ofMillis(1200)));
              assertThat(steps).as("waits").noneMatch(it -> it.task() == null && it.round() > 1);
              long before = getRunningLoop().statistics().blocked();
              getRunningLoop().callSoon(() -> blockUntilReported(1));
              passes(2);
              assertThat(getRunningLoop().statistics().blocked()).isGreaterThan(before);
            }));
    assertThat(blocking().get(0).task()).isNull();
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
                waitUntil(() -> log.messages().size() >= 2);
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

  @Test
  @DisplayName("INS-23 a limit that is longer than any time is none, until there is a shorter one")
  void forEver() {
    run(
        async(
            () -> {
              watch();
              getRunningLoop().blockedAfter(ChronoUnit.FOREVER.getDuration());
              await(sleep(Duration.ofMillis(1200))); // it is looked at meanwhile
              getRunningLoop().blockedAfter(LIMIT);
              getRunningLoop().callSoon(() -> blockUntilReported(1));
              passes(2);
            }));
    assertThat(blocking()).isNotEmpty();
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
