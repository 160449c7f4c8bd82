package dev.asyncio4j.unsync;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The links between futures of the JDK. */
final class Links {
  private Links() {}

  /** Ends a future as another one has ended; nothing happens if it is done. */
  static <T extends @Nullable Object> void end(
      CompletableFuture<T> future, @Nullable T value, @Nullable Throwable error) {
    if (error == null) future.complete(value);
    else if (UnfutureImpl.unwrapped(error) instanceof CancellationException) future.cancel(true);
    else future.completeExceptionally(UnfutureImpl.unwrapped(error));
  }

  /** Has the cancellation of a future cancel what it follows then. */
  static void cancelWith(CompletableFuture<?> future, Supplier<CompletableFuture<?>> followed) {
    future.whenComplete(
        (value, error) -> {
          if (future.isCancelled()) followed.get().cancel(true);
        });
  }
}
