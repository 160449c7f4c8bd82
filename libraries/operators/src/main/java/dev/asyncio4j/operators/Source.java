package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The items of an async iterable that is no stream. */
final class Source<T extends @Nullable Object> extends Pull<T> {
  private final AsyncIterable<T> iterable;
  private final RunScope scope;

  /** Null until the first item is asked for; an iterator given as the source is there before. */
  private @Nullable AsyncIterator<T> iterator;

  private boolean closed;

  Source(AsyncIterable<T> iterable, RunScope scope) {
    this.iterable = iterable;
    this.scope = scope;
    if (iterable instanceof AsyncIterator<T> once) iterator = once;
  }

  @Override
  boolean advance() {
    if (iterator == null) {
      iterator =
          Objects.requireNonNull(iterable.iterator(), () -> iterable + ".iterator() is null");
    }
    scope.count();
    try {
      item = await(iterator.next());
      return true;
    } catch (StopAsyncIterationException end) {
      return false;
    }
  }

  /**
   * Closes the iterator as far as it can be closed. One that was given as the source, and is no
   * generator or streamer, is its owner's to close.
   */
  @Override
  void close() throws Exception {
    if (closed) return;
    closed = true;
    if (iterator instanceof AsyncGenerator<T> generator) {
      if (scope.closesGenerators()) await(generator.close());
    } else if (iterator instanceof Streamer<T> streamer) {
      streamer.close();
    } else if (iterator != iterable && iterator instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
