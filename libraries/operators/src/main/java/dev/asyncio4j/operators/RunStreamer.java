package dev.asyncio4j.operators;

import dev.asyncio4j.Awaitable;
import org.jspecify.annotations.Nullable;

/** A run as a streamer. */
final class RunStreamer<T extends @Nullable Object> implements Streamer<T> {
  private final Iteration<T> iteration;

  RunStreamer(Recipe<T> recipe) {
    iteration = new Iteration<>(recipe);
  }

  @Override
  public Awaitable<T> next() {
    return iteration.next();
  }

  @Override
  public void close() {
    try {
      iteration.close();
    } catch (Exception error) {
      throw Errors.<RuntimeException>sneaky(error);
    }
  }

  @Override
  public String toString() {
    return "<Streamer, " + iteration + ">";
  }
}
