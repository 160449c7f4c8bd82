package dev.asyncio4j.unsync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The links between futures of the JDK. */
final class Links {
  /** The futures that this thread is to cancel next; null if it cancels nothing. */
  private static final ThreadLocal<@Nullable Deque<CompletableFuture<?>>> CANCELLING =
      new ThreadLocal<>();

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
          if (future.isCancelled()) cancel(followed.get());
        });
  }

  /** Cancels the futures of a chain one behind the other: a long one would go too deep. */
  private static void cancel(CompletableFuture<?> first) {
    var line = CANCELLING.get();
    if (line != null) {
      line.add(first);
      return;
    }
    line = new ArrayDeque<>();
    CANCELLING.set(line);
    try {
      for (CompletableFuture<?> next = first; next != null; next = line.poll()) next.cancel(true);
    } finally {
      CANCELLING.remove();
    }
  }
}
