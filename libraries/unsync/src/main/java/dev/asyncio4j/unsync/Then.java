package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Context;
import dev.asyncio4j.Coroutine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A continuation. Each of its steps is an entry of the ambient loop's queue, so that long chains do
 * not go deep.
 */
final class Then<T extends @Nullable Object, R extends @Nullable Object> {
  private final Ambient ambient = Ambient.current();
  private final Context context = Context.copyCurrent();
  private final Function<? super T, ?> continuation;
  private final CompletableFuture<R> result;

  /** The future that is waited for now: the source, then what the continuation gave. */
  private volatile CompletableFuture<?> followed;

  private Then(CompletableFuture<T> source, Function<? super T, ?> continuation) {
    this.continuation = Objects.requireNonNull(continuation, "continuation");
    followed = source;
    result = ambient.outcomes.open();
  }

  static <T extends @Nullable Object, R extends @Nullable Object> Unfuture<R> after(
      CompletableFuture<T> source, Function<? super T, ?> continuation) {
    var then = new Then<T, R>(source, continuation);
    Links.cancelWith(then.result, () -> then.followed);
    source.whenComplete((value, error) -> then.queue(() -> then.go(value, error)));
    return new UnfutureImpl<>(then.result, false);
  }

  private void queue(Runnable step) {
    try {
      ambient.loop().callSoonThreadsafe(step);
    } catch (IllegalStateException loopIsClosed) {
      result.completeExceptionally(loopIsClosed);
    }
  }

  private void go(@Nullable T value, @Nullable Throwable error) {
    if (error != null) {
      Links.end(result, null, error);
      return;
    }
    if (result.isDone()) return;
    try {
      take(context.run(() -> continuation.apply(value)));
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    }
  }

  /** Takes what the continuation gave: a value, or something that will give one. */
  @SuppressWarnings("unchecked") // as the contract of then() says
  private void take(@Nullable Object given) {
    if (given instanceof Unfuture<?> unfuture) {
      follow((CompletableFuture<R>) unfuture.toCompletableFuture());
    } else if (given instanceof Coroutine<?> coroutine) {
      follow((CompletableFuture<R>) ambient.start(coroutine).toCompletableFuture());
    } else if (given instanceof Awaitable<?> awaitable) {
      take(async(() -> (Object) await(awaitable)));
    } else {
      result.complete((R) given);
    }
  }

  private void follow(CompletableFuture<R> next) {
    followed = next;
    if (result.isCancelled()) next.cancel(true);
    next.whenComplete((value, error) -> queue(() -> Links.end(result, value, error)));
  }
}
