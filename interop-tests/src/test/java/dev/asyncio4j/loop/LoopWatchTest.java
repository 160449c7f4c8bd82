package dev.asyncio4j.loop;

import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.impl.watch.LoopWatch;
import dev.asyncio4j.impl.watch.Watched;
import dev.asyncio4j.support.LogCapture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The thread that looks at loops from outside. */
class LoopWatchTest {
  private record Counting(AtomicInteger looks, boolean fails) implements Watched {
    @Override
    public long getIntervalNanos() {
      return 1_000_000;
    }

    @Override
    public void look() {
      looks.incrementAndGet();
      if (fails) throw new IllegalStateException("a look that fails");
    }
  }

  @Test
  @DisplayName("INS-23 a look that fails is said once, and takes no other with it")
  void aLookThatFails() {
    var failing = new Counting(new AtomicInteger(), true);
    var good = new Counting(new AtomicInteger(), false);
    try (var log = new LogCapture()) {
      LoopWatch.INSTANCE.watch(failing);
      waitUntil(() -> failing.looks.get() > 0);
      LoopWatch.INSTANCE.watch(good);
      waitUntil(() -> good.looks.get() > 1);
      assertThat(failing.looks).hasValue(1);
      assertThat(log.messages()).anyMatch(text -> text.contains("Counting"));
    } finally {
      LoopWatch.INSTANCE.leave(good);
    }
  }
}
