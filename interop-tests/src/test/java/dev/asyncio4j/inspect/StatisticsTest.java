package dev.asyncio4j.inspect;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.testing.RealTime;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counts of a loop, and what is left of many. */
class StatisticsTest {
  @Test
  @DisplayName("the counts of a loop are those of what it does")
  void counts() {
    run(
        async(
            () -> {
              var before = getRunningLoop().statistics();
              assertThat(before.tasks()).isEqualTo(1);
              assertThat(before.ended()).isEqualTo(before.created() - 1);
              createTask(async(() -> 1));
              var waiting = createTask(async(() -> await(sleep(Duration.ofHours(1)))));
              var ready = getRunningLoop().statistics();
              assertThat(ready.created()).isEqualTo(before.created() + 2);
              assertThat(ready.ready()).isEqualTo(before.ready() + 2);
              await(sleep(Duration.ZERO));
              var after = getRunningLoop().statistics();
              assertThat(after.tasks()).isEqualTo(2);
              assertThat(after.ended()).isEqualTo(before.ended() + 1);
              assertThat(after.timers()).isEqualTo(before.timers() + 1);
              assertThat(after.passes()).isGreaterThan(before.passes());
              assertThat(after.entries()).isEqualTo(before.entries() + 3);
              waiting.cancel();
            }));
  }

  @Test
  @DisplayName("INS-26 of many loops that were run and closed, no watch keeps one")
  void manyLoops() {
    var loops = new ArrayList<WeakReference<EventLoop>>();
    for (int i = 0; i < 50; i++) loops.add(ofRunAndClosed());
    RealTime.collectGarbageUntil(() -> loops.stream().allMatch(loop -> loop.get() == null));
  }

  private static WeakReference<EventLoop> ofRunAndClosed() {
    var loop = newEventLoop();
    try {
      loop.runUntilComplete(async(() -> await(sleep(Duration.ZERO))));
    } finally {
      loop.close();
    }
    return new WeakReference<>(loop);
  }
}
