package dev.asyncio4j.operators;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The items, each of which must come within some time after it was asked for. */
final class Timed<T extends @Nullable Object> extends Stage<T, T> {
  private final Duration limit;
  private final Body<Boolean> advance;

  Timed(Pull<T> source, Duration limit) {
    super(source);
    this.limit = limit;
    advance = source::advance;
  }

  @Override
  boolean advance() {
    if (!Asyncio.timeout(limit, advance)) return false;
    item = source.item;
    return true;
  }
}
