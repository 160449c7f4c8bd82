package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The items, the source of which is first asked after some time. */
final class Delayed<T extends @Nullable Object> extends Stage<T, T> {
  private final Duration delay;
  private boolean begun;

  Delayed(Pull<T> source, Duration delay) {
    super(source);
    this.delay = delay;
  }

  @Override
  boolean advance() throws Exception {
    if (!begun) await(sleep(delay));
    begun = true;
    if (!source.advance()) return false;
    item = source.item;
    return true;
  }
}
