package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A result that comes later, and can be awaited by any number of tasks.
 *
 * <p><i>Python:</i> {@code asyncio.Future}; same. It is not {@link java.util.concurrent.Future}:
 * {@link #result} never blocks. Make one with {@link EventLoop#createFuture}.
 *
 * <p><b>Cancellation:</b> a task that is cancelled while it awaits a future cancels the future.
 *
 * <p><b>Thread and loop:</b> used in coroutines and callbacks of its own loop only. Another thread
 * takes {@link #toCompletableFuture}, or calls {@link EventLoop#callSoonThreadsafe}.
 *
 * <pre>{@code
 * Future<String> answer = getRunningLoop().createFuture();
 * getRunningLoop().callLater(Duration.ofSeconds(1), () -> answer.setResult("42"));
 * System.out.println(await(answer));
 * }</pre>
 *
 * @param <T> the type of the result
 */
public interface Future<T extends @Nullable Object> extends Awaitable<T>, LoopBound {
  /**
   * Returns the result, or throws the error that the future failed with.
   *
   * <p><i>Python:</i> {@code Future.result()}; same. Does not wait. The error is the same object
   * each time, checked or not.
   *
   * @return the result
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is not done
   */
  T result();

  /**
   * Returns the error that the future failed with.
   *
   * <p><i>Python:</i> {@code Future.exception()}; same. Does not wait.
   *
   * @return the error, or null if there is a result
   * @throws dev.asyncio4j.exceptions.CancelledError if it was cancelled
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is not done
   */
  @Nullable Throwable exception();

  /** {@return whether it has a result, has failed or was cancelled} */
  boolean done();

  /** {@return whether it ended by cancellation} */
  boolean cancelled();

  /**
   * Cancels this future.
   *
   * <p><i>Python:</i> {@code Future.cancel()}; same: at once for a plain future, a request for a
   * {@link Task}.
   *
   * @return false if it is done already, true otherwise
   */
  boolean cancel();

  /**
   * Cancels this future with a message.
   *
   * <p><i>Python:</i> {@code Future.cancel(msg)}; same.
   *
   * @param message of the {@code CancelledError} that the waiting tasks get; null for none
   * @return false if it is done already, true otherwise
   * @see #cancel()
   */
  boolean cancel(@Nullable String message);

  /**
   * Ends this future with a result.
   *
   * <p><i>Python:</i> {@code Future.set_result}; same. The waiting tasks and callbacks run in the
   * next pass of the loop.
   *
   * @param value the result
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is done already
   * @throws IllegalStateException if this is a {@link Task}
   */
  void setResult(T value);

  /**
   * Ends this future with an error.
   *
   * <p><i>Python:</i> {@code Future.set_exception}; same, but it takes an object, not a class.
   *
   * @param error what {@code await} and {@link #result} throw: this very object
   * @throws dev.asyncio4j.exceptions.InvalidStateException if it is done already
   * @throws IllegalStateException if this is a {@link Task}
   */
  void setException(Throwable error);

  /**
   * Adds a callback, which runs when this future is done, in a copy of the current context.
   *
   * <p><i>Python:</i> {@code Future.add_done_callback}; same. Callbacks run on the loop in the
   * order of their adding, never inside this call, even if the future is done. What one throws goes
   * to the loop's exception handler.
   *
   * @param callback gets this future
   * @throws IllegalStateException if this future is done and its loop is closed
   */
  void addDoneCallback(Consumer<? super Future<T>> callback);

  /**
   * Adds a callback, which runs in {@code context} when this future is done.
   *
   * <p><i>Python:</i> {@code Future.add_done_callback(fn, context=…)}; same.
   *
   * @param callback gets this future
   * @param context the context variables it sees, not copied
   * @throws IllegalStateException if this future is done and its loop is closed
   */
  void addDoneCallback(Consumer<? super Future<T>> callback, Context context);

  /**
   * Removes a callback that has not been queued yet.
   *
   * <p><i>Python:</i> {@code Future.remove_done_callback}; same.
   *
   * @param callback the one to remove; every entry equal to it goes
   * @return how many were removed
   */
  int removeDoneCallback(Consumer<? super Future<T>> callback);

  /**
   * Returns a future of the JDK that ends as this one does, for other threads.
   *
   * <p><i>Python:</i> none; {@link Asyncio#wrapFuture} is the other direction.
   *
   * <p><b>Cancellation:</b> cancelling either cancels the other, this one on its loop.
   *
   * <p><b>Thread and loop:</b> called on the loop; the result may be used in any thread.
   *
   * @return a new {@code CompletableFuture}; it is completed by the loop, in a later pass
   */
  CompletableFuture<T> toCompletableFuture();
}
