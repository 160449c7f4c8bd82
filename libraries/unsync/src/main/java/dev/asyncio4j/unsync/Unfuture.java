package dev.asyncio4j.unsync;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result that comes later, for code that is synchronous and for code that awaits.
 *
 * <p><i>Python:</i> {@code unsync.Unfuture}. A failure that nobody reads is told to the exception
 * handler of the ambient loop.
 *
 * <p><b>Cancellation:</b> of a task that awaits it cancels it, as with any future.
 *
 * <p><b>Thread and loop:</b> every method from any thread; awaited in any loop, in several at once.
 *
 * <pre>{@code
 * Unfuture<String> page = Unsync.start(fetch(url));
 * Unfuture<Integer> length = page.then(text -> text.length());
 * System.out.println(length.result(Duration.ofSeconds(5)));
 * }</pre>
 *
 * @param <T> the type of the result
 */
public interface Unfuture<T extends @Nullable Object> extends Awaitable<T> {
  /**
   * Makes one that {@link #setResult} or {@link #setException} ends.
   *
   * <p><i>Python:</i> {@code Unfuture()}.
   *
   * @param <T> the type of the result
   * @return one that is not done
   */
  static <T extends @Nullable Object> Unfuture<T> create() {
    return new UnfutureImpl<>(new CompletableFuture<>(), true);
  }

  /**
   * Makes one that is done.
   *
   * <p><i>Python:</i> {@code Unfuture.from_value}; but it is done at once.
   *
   * @param <T> the type of the result
   * @param value the result
   * @return one that is done
   */
  static <T extends @Nullable Object> Unfuture<T> fromValue(T value) {
    return new UnfutureImpl<>(CompletableFuture.completedFuture(value), false);
  }

  /**
   * Makes one of a future of any loop.
   *
   * <p><i>Python:</i> {@code Unfuture(future)}.
   *
   * @param <T> the type of the result
   * @param future the future, whose cancellation goes both ways
   * @return one that ends as it does
   */
  static <T extends @Nullable Object> Unfuture<T> of(Future<T> future) {
    return UnfutureImpl.of(future);
  }

  /**
   * Makes one of a stage of the JDK.
   *
   * <p><i>Python:</i> {@code Unfuture(concurrent_future)}.
   *
   * @param <T> the type of the result
   * @param stage the stage, which is cancelled with it
   * @return one that ends as it does
   */
  static <T extends @Nullable Object> Unfuture<T> of(CompletionStage<T> stage) {
    return new UnfutureImpl<>(stage.toCompletableFuture(), false);
  }

  /**
   * Waits for the result, and blocks this thread meanwhile.
   *
   * <p><i>Python:</i> {@code Unfuture.result()}; but on any loop's turn it is refused, as it would
   * stop that loop.
   *
   * <p><b>Cancellation:</b> an interrupt ends the wait; the work goes on.
   *
   * @return the result
   * @throws dev.asyncio4j.exceptions.InvalidStateException on the turn of a loop, if it is not done:
   *     await it there
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if the thread was interrupted
   * @throws RuntimeException what the work failed with: the same object, checked or not, with the
   *     trace of the first caller suppressed in it
   */
  T result();

  /**
   * Waits for the result for some time, and blocks this thread meanwhile.
   *
   * @param timeout how long at most; null means no limit
   * @return the result
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the time has passed; the work goes on
   * @throws dev.asyncio4j.exceptions.InvalidStateException on the turn of a loop, if it is not done
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if the thread was interrupted
   * @throws RuntimeException what the work failed with
   * @see #result()
   */
  T result(@Nullable Duration timeout);

  /** {@return whether it has a result, has failed or was cancelled} */
  boolean done();

  /**
   * Returns the error that it failed with. Does not wait.
   *
   * @return the error; empty if there is a result
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is not done
   */
  Optional<Throwable> exception();

  /**
   * Cancels the work: a coroutine gets {@code CancelledError}, a thread's result is dropped, a
   * process is ended. All who wait get {@code CancelledError}.
   *
   * @return false if it is done already
   */
  boolean cancel();

  /**
   * Ends one that was made with {@link #create}.
   *
   * @param value the result
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is done already
   * @throws IllegalStateException if it is the result of other work
   */
  void setResult(T value);

  /**
   * Ends one that was made with {@link #create} with an error.
   *
   * @param error what all who wait get: this very object
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is done already
   * @throws IllegalStateException if it is the result of other work
   */
  void setException(Throwable error);

  /**
   * Continues with the result, on the ambient loop.
   *
   * <p><i>Python:</i> {@code Unfuture.then}, with the value, as unsync 2 has it. A failure skips the
   * continuation. One that blocks belongs into {@link Unsync#threaded}.
   *
   * <p><b>Cancellation:</b> of what this returns cancels what it waits for.
   *
   * @param <R> the type of what comes out in the end
   * @param continuation gives an {@code R}, or an {@code Unfuture<R>} or {@code Coroutine<R>}, which
   *     is awaited; the compiler cannot check that
   * @return the result of the continuation
   */
  <R extends @Nullable Object> Unfuture<R> then(Function<? super T, ?> continuation);

  /**
   * Returns a future of the JDK that ends as this one does. Its cancellation cancels this one.
   *
   * @return the future
   */
  CompletableFuture<T> toCompletableFuture();
}
