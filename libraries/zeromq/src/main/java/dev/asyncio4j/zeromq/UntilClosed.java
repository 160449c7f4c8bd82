package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.util.function.Supplier;

/** Iteration that ends where a stream or a socket is closed. */
final class UntilClosed {
  private UntilClosed() {}

  static <T> AsyncIterator<T> each(Object owner, Supplier<Coroutine<T>> next) {
    return () ->
        async(
            () -> {
              try {
                return await(next.get());
              } catch (ZmqStreamClosedException e) {
                throw new StopAsyncIterationException("the end of " + owner);
              }
            });
  }
}
