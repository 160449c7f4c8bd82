package dev.asyncio4j.kotlin;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.impl.bridge.JavaSuspending;
import java.util.concurrent.Executor;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineScope;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Kotlin's {@code suspend} functions, flows and Jobs for Java code, and Java bodies for Kotlin's.
 *
 * <p><b>Cancellation:</b> a Java body sees {@code CancelledError}, Kotlin code a cancelled Job; the
 * border translates, both ways, once. {@code docs/bridge.md} says who cancels whom.
 *
 * <p><b>Thread and loop:</b> everything here runs on the loop's turn; Kotlin code may go to other
 * dispatchers and comes back. Errors come out on the other side as the same object.
 */
@NullMarked
public final class Suspending extends SuspendingFunctions {
  private Suspending() {}

  /**
   * The call of a {@code suspend} function: {@code c -> repository.load(id, c)}.
   *
   * @param <T> what the function gives
   */
  @FunctionalInterface
  public interface Call<T extends @Nullable Object>
      extends Body1<Continuation<T>, @Nullable Object> {
    /**
     * Calls the function.
     *
     * @param continuation its last argument
     * @return what the call returned: the value, or Kotlin's mark for "suspended"
     * @throws Exception if the function fails
     */
    @Override
    @Nullable Object run(Continuation<T> continuation) throws Exception;
  }

  /**
   * A body with two arguments, which may await and may fail.
   *
   * @param <A> the type of the first argument
   * @param <B> the type of the second argument
   * @param <T> the type of the value
   */
  @FunctionalInterface
  public interface Body2<
          A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object>
      extends VoidBody2<A, B> {
    /**
     * Runs the work.
     *
     * @param first the first argument
     * @param second the second argument
     * @return the value
     * @throws Exception if it fails
     */
    T run(A first, B second) throws Exception;

    @Override
    default void accept(A first, B second) throws Exception {
      run(first, second);
    }
  }

  /**
   * A body with two arguments and no value, which may await and may fail.
   *
   * @param <A> the type of the first argument
   * @param <B> the type of the second argument
   */
  @FunctionalInterface
  public interface VoidBody2<A extends @Nullable Object, B extends @Nullable Object> {
    /**
     * Runs the work.
     *
     * @param first the first argument
     * @param second the second argument
     * @throws Exception if it fails
     */
    void accept(A first, B second) throws Exception;
  }

  /**
   * Returns a {@code suspend} call as a coroutine: {@code await(Suspending.call(c ->
   * repository.load(id, c)))}.
   *
   * <p><b>Cancellation:</b> the function's Job is cancelled, a child of the awaiting task in all
   * but name; the await ends when the function has ended. A {@code withTimeout} of its own that
   * comes out of the function is an {@code AsyncTimeoutException}.
   *
   * <p><b>Thread and loop:</b> it starts on the caller's stack; if it does not suspend, nothing is
   * parked.
   *
   * @param <T> what the function gives
   * @param call the call
   * @return the coroutine to await or to make a task of; it runs once
   */
  public static <T extends @Nullable Object> Coroutine<T> call(Call<T> call) {
    return JavaSuspending.INSTANCE.call(call, CallFrame::new);
  }

  /**
   * Returns a {@code suspend} call as a coroutine; Kotlin code of it runs on {@code executor}.
   *
   * <p><b>Cancellation:</b> as {@link #call(Call)}; no thread is interrupted.
   *
   * @param <T> what the function gives
   * @param executor runs the function, piece by piece between its suspensions; stays open
   * @param call the call
   * @return the coroutine to await or to make a task of; it runs once
   */
  public static <T extends @Nullable Object> Coroutine<T> call(Executor executor, Call<T> call) {
    return JavaSuspending.INSTANCE.call(executor, call);
  }

  /**
   * Returns a call of a {@code suspend} function without a value, Kotlin's {@code Unit}.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #call(Call)}.
   *
   * @param call the call
   * @return the coroutine to await or to make a task of; it runs once
   */
  public static Coroutine<@Nullable Void> callVoid(Call<Unit> call) {
    return JavaSuspending.INSTANCE.callVoid(call, CallFrame::new);
  }

  /**
   * Runs a Java body with a Kotlin scope: what Kotlin code launches in it has ended when this ends.
   *
   * <p><i>Kotlin:</i> {@code coroutineScope { }}.
   *
   * <p><b>Cancellation:</b> cancelling the coroutine cancels the scope. A child that fails cancels
   * the scope and its body, and its error is the outcome.
   *
   * @param <T> the type of the value
   * @param body runs inline in the awaiting task
   * @return the coroutine to await or to make a task of; it runs once
   */
  public static <T extends @Nullable Object> Coroutine<T> scope(Body1<CoroutineScope, T> body) {
    return JavaSuspending.INSTANCE.scope(body);
  }
}
