package dev.asyncio4j.spi;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.loop.EventLoop;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The part of {@link AsyncioProvider} that runs code in threads, and reaches loops from them. */
public interface ThreadWork {
  /**
   * @see dev.asyncio4j.Asyncio#toThread(Body, ThreadOptions)
   */
  <T extends @Nullable Object> Coroutine<T> toThread(Body<T> blocking, ThreadOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#compute
   */
  <T extends @Nullable Object> Coroutine<T> compute(Body<T> body);

  /**
   * @see dev.asyncio4j.Asyncio#runCoroutineThreadsafe
   */
  <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop);
}
