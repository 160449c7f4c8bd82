package dev.asyncio4j.kotlin;

import dev.asyncio4j.Body;
import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.impl.bridge.JavaSuspending;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function1;
import kotlin.jvm.functions.Function2;
import kotlin.jvm.functions.Function3;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Suspending} that gives Java bodies to Kotlin code.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
@NullMarked
@SuppressWarnings(
    "overloads") // a body with a value and its twin without: told apart by the lambda's shape
abstract class SuspendingFunctions extends SuspendingViews {
  SuspendingFunctions() {}

  /**
   * Returns a Java body as a Kotlin {@code suspend () -> T}.
   *
   * <p><b>Cancellation:</b> the body sees the cancellation of the calling Job as an edge; a {@code
   * CancelledError} that comes out of it is a {@code CancellationException} for the caller.
   *
   * <p><b>Thread and loop:</b> inline if a task's own Kotlin code calls it; from another dispatcher
   * of a coroutine of the loop it hops there. Elsewhere it fails with {@code
   * NoRunningLoopException}.
   *
   * @param <T> the type of the value
   * @param body in direct style; it may await
   * @return the function
   */
  public static <T extends @Nullable Object>
      Function1<Continuation<? super T>, @Nullable Object> function(Body<? extends T> body) {
    return c -> JavaSuspending.INSTANCE.resume(c, body);
  }

  /**
   * Returns a Java body without a value as a Kotlin {@code suspend () -> Unit}.
   *
   * @param body in direct style; it may await
   * @return the function
   * @see #function(Body)
   */
  public static Function1<Continuation<? super Unit>, @Nullable Object> function(VoidBody body) {
    return c -> resume(c, body);
  }

  /**
   * Returns a Java body as a Kotlin {@code suspend (A) -> T}.
   *
   * @param <A> the type of the argument
   * @param <T> the type of the value
   * @param body in direct style; it may await
   * @return the function
   * @see #function(Body)
   */
  public static <A extends @Nullable Object, T extends @Nullable Object>
      Function2<A, Continuation<? super T>, @Nullable Object> function(
          Body1<? super A, ? extends T> body) {
    return (a, c) -> JavaSuspending.INSTANCE.<T>resume(c, () -> body.run(a));
  }

  /**
   * Returns a Java body without a value as a Kotlin {@code suspend (A) -> Unit}.
   *
   * @param <A> the type of the argument
   * @param body in direct style; it may await
   * @return the function
   * @see #function(Body)
   */
  public static <A extends @Nullable Object>
      Function2<A, Continuation<? super Unit>, @Nullable Object> function(
          VoidBody1<? super A> body) {
    return (a, c) -> resume(c, (VoidBody) () -> body.accept(a));
  }

  /**
   * Returns a Java body as a Kotlin {@code suspend (A, B) -> T}.
   *
   * @param <A> the type of the first argument
   * @param <B> the type of the second argument
   * @param <T> the type of the value
   * @param body in direct style; it may await
   * @return the function
   * @see #function(Body)
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object>
      Function3<A, B, Continuation<? super T>, @Nullable Object> function(
          Suspending.Body2<? super A, ? super B, ? extends T> body) {
    return (a, b, c) -> JavaSuspending.INSTANCE.<T>resume(c, () -> body.run(a, b));
  }

  /**
   * Returns a Java body without a value as a Kotlin {@code suspend (A, B) -> Unit}.
   *
   * @param <A> the type of the first argument
   * @param <B> the type of the second argument
   * @param body in direct style; it may await
   * @return the function
   * @see #function(Body)
   */
  public static <A extends @Nullable Object, B extends @Nullable Object>
      Function3<A, B, Continuation<? super Unit>, @Nullable Object> function(
          Suspending.VoidBody2<? super A, ? super B> body) {
    return (a, b, c) -> resume(c, (VoidBody) () -> body.accept(a, b));
  }

  /**
   * Runs the body of a {@code suspend} method that a Java class implements: {@code return
   * Suspending.resume(c, () -> await(find(id)));}.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #function(Body)}.
   *
   * @param <T> the type of the value
   * @param continuation the method's last argument
   * @param body in direct style; it may await
   * @return what the method returns
   */
  public static <T extends @Nullable Object> @Nullable Object resume(
      Continuation<? super T> continuation, Body<? extends T> body) {
    return JavaSuspending.INSTANCE.resume(continuation, body);
  }

  /**
   * Runs the body of a {@code suspend} method without a value that a Java class implements.
   *
   * @param continuation the method's last argument
   * @param body in direct style; it may await
   * @return what the method returns
   * @see #resume(Continuation, Body)
   */
  public static @Nullable Object resume(Continuation<? super Unit> continuation, VoidBody body) {
    return JavaSuspending.INSTANCE.<Unit>resume(
        continuation,
        () -> {
          body.run();
          return Unit.INSTANCE;
        });
  }
}
