package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The items, each at least some time after the one before it was taken and more were asked for. */
final class SpacedOut<T extends @Nullable Object> extends Stage<T, T> {
  private final Duration interval;
  private boolean begun;

  SpacedOut(Pull<T> source, Duration interval) {
    super(source);
    this.interval = interval;
  }

  @Override
  boolean advance() throws Exception {
    Duration notBefore = begun ? now().plus(interval) : Duration.ZERO;
    if (!source.advance()) return false;
    if (begun) waitUntil(notBefore);
    begun = true;
    item = source.item;
    return true;
  }

  private static void waitUntil(Duration time) {
    Duration left = time.minus(now());
    if (left.compareTo(Duration.ZERO) > 0) await(sleep(left));
  }

  private static Duration now() {
    return getRunningLoop().time();
  }
}
