package dev.asyncio4j.spi;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.loop.EventLoop;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AsyncioProvider} that iterates: generators, {@code for} statements,
 * publishers.
 */
public interface IterationFactory {
  /**
   * @see dev.asyncio4j.Asyncio#each(AsyncIterable)
   */
  <T extends @Nullable Object> Iterable<T> each(AsyncIterable<T> source);

  /**
   * @see dev.asyncio4j.Asyncio#asyncGenerator
   */
  <T extends @Nullable Object> AsyncGenerator<T> asyncGenerator(AsyncGenerator.Body<T> body);

  /**
   * @see AsyncIterable#of
   */
  <T> AsyncIterable<T> iterable(Flow.Publisher<? extends T> publisher);

  /**
   * @see AsyncIterable#toPublisher
   */
  <T extends @Nullable Object> Flow.Publisher<T> publisher(AsyncIterable<T> source, EventLoop loop);
}
