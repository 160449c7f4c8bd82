package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.ChildJvm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Loops of one process, each on a thread of its own, at the same time. */
class SeveralLoopsTest {
  private static long gaps() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("asyncio4j-gap") && thread.isAlive())
        .count();
  }

  @BeforeEach
  void noneOfBefore() {
    waitUntil(() -> gaps() == 0);
  }

  private static int switching(int bodies) {
    return run(
        async(
            () ->
                await(gather(IntStream.range(0, bodies).mapToObj(SeveralLoopsTest::body).toList()))
                    .stream()
                    .mapToInt(i -> i)
                    .sum()));
  }

  private static Coroutine<Integer> body(int i) {
    return async(
        () -> {
          passes(i);
          return i;
        });
  }

  @Test
  @DisplayName("a loop on its own needs no other thread beside its own")
  void oneLoop() {
    assertThat(run(async(SeveralLoopsTest::gaps))).isZero();
  }

  @Test
  @DisplayName("the thread of a second loop keeps its distance, as long as it lives")
  void twoLoops() {
    assumeTrue(ChildJvm.MODE.equals("loop"), "in mode loop, a loop's thread carries its fibers");
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one core runs one loop at a time");
    long beside = run(async(() -> await(toThread(() -> run(async(SeveralLoopsTest::gaps))))));
    assertThat(beside).isEqualTo(2);
    waitUntil(() -> gaps() == 0); // they end by themselves
    assertThat(run(async(SeveralLoopsTest::gaps))).isZero();
  }

  @Test
  @DisplayName("loops that start and end at the same time do not mix")
  void manyLoops() {
    int loops = 8;
    int rounds = 50;
    List<CompletableFuture<Integer>> sums =
        IntStream.range(0, loops)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> IntStream.range(0, rounds).map(round -> switching(i)).sum(),
                        task -> new Thread(task).start()))
            .toList();
    for (int i = 0; i < loops; i++) {
      assertThat(sums.get(i).join()).isEqualTo(rounds * i * (i - 1) / 2);
    }
  }
}
