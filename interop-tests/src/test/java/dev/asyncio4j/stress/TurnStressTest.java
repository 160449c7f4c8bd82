package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.support.ChildJvm;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The turn goes round among bodies that keep it for different times: who waits for it has parked,
 * yields still, or is just about to park. A wake-up that got lost would stop the loop for good.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnStressTest {
  private static final int ROUNDS = ChildJvm.MODE.equals("platform") ? 10_000 : 50_000;
  private static final int MOST_NANOS = 4_000;

  /** Only touched by who has the turn. */
  private long rounds;

  private Coroutine<Void> body(int seed) {
    return async(
        () -> {
          var random = new Random(seed);
          for (int i = 0; i < ROUNDS; i++) {
            long before = rounds;
            work(random.nextInt(8) == 0 ? random.nextInt(MOST_NANOS) : 0);
            assertThat(rounds).isEqualTo(before);
            rounds++;
            await(sleep(Duration.ZERO));
          }
        });
  }

  private static void work(int nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) Thread.onSpinWait();
  }

  @Test
  @DisplayName("no wake-up is lost between bodies, and none runs without the turn")
  void bodies() {
    run(async(() -> await(gather(body(1), body(2)))));
    assertThat(rounds).isEqualTo(2L * ROUNDS);
  }

  @Test
  @DisplayName("nor between bodies and the loop's own thread")
  void bodiesAndCallbacks() {
    int bodies = 3;
    run(
        async(
            () -> {
              var all = gather(IntStream.range(0, bodies).mapToObj(this::body).toList());
              var loop = getRunningLoop();
              while (!all.done()) {
                Future<Integer> called = loop.createFuture();
                loop.callSoon(() -> called.setResult(1));
                await(called);
              }
            }));
    assertThat(rounds).isEqualTo((long) bodies * ROUNDS);
  }
}
