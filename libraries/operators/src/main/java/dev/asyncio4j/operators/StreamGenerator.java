package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Awaitable;
import org.jspecify.annotations.Nullable;

/** A run as a generator, so that whoever closes generators closes it. */
final class StreamGenerator<T extends @Nullable Object> implements AsyncGenerator<T> {
  private final Iteration<T> iteration;

  StreamGenerator(Recipe<T> recipe) {
    iteration = new Iteration<>(recipe);
  }

  @Override
  public Awaitable<T> next() {
    return iteration.next();
  }

  @Override
  public Awaitable<T> send(@Nullable Object value) {
    if (value != null) {
      throw new IllegalArgumentException(
          "a stream takes no values: send(null), or next(), asks " + this + " for more");
    }
    return next();
  }

  @Override
  public Awaitable<T> throwInto(Throwable error) {
    return async(
        () -> {
          iteration.close();
          throw Errors.<RuntimeException>sneaky(error);
        });
  }

  @Override
  public Awaitable<@Nullable Void> close() {
    return async(iteration::close);
  }

  @Override
  public String toString() {
    return "<AsyncGenerator, " + iteration + ">";
  }
}
