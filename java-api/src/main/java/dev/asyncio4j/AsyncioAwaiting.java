package dev.asyncio4j;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Asyncio} that awaits.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioAwaiting extends AsyncioTasks {
  AsyncioAwaiting() {}

  /**
   * Runs {@code what} to its end, or waits for it, and returns its result.
   *
   * <p><i>Python:</i> {@code await}. A coroutine runs inline, in the same task; a future is waited
   * for. A plain method can do it too, at any depth of calls below a coroutine.
   *
   * <p><b>Cancellation:</b> the future waited for is cancelled too; {@link #shield} keeps it going.
   * The error is thrown here once, and can be caught.
   *
   * <p><b>Thread and loop:</b> in a coroutine only. Other tasks run meanwhile.
   *
   * <pre>{@code
   * Task<String> page = createTask(fetch(url));
   * await(sleep(Duration.ofMillis(10)));
   * System.out.println(await(page));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param what a coroutine or a future
   * @return the result
   * @throws dev.asyncio4j.exceptions.CancelledError if this task, or the future, was cancelled
   * @throws IllegalStateException if called outside a coroutine, if the coroutine has been started
   *     before, if the future belongs to another loop or is this very task, or if a native frame
   *     keeps the body from being suspended
   * @throws IllegalArgumentException if {@code what} was not made by this library
   * @throws RuntimeException whatever {@code what} failed with: the same object; checked exceptions
   *     come out too, undeclared
   */
  public static <T extends @Nullable Object> T await(Awaitable<? extends T> what) {
    return ENGINE.await(need(what, "what"));
  }

  /**
   * Waits for a stage of the JDK and returns its result.
   *
   * <p><i>Python:</i> {@code await wrap_future(f)}; Python cannot await a concurrent future itself.
   *
   * <p><b>Cancellation:</b> the stage's {@code CompletableFuture} is cancelled, if it is not done.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the stage may be completed by any thread.
   *
   * <pre>{@code
   * String config = await(CompletableFuture.supplyAsync(() -> "debug=true"));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param what the stage
   * @return its result
   * @throws dev.asyncio4j.exceptions.CancelledError if this task, or the stage, was cancelled
   * @throws IllegalStateException if called outside a coroutine
   * @throws RuntimeException what the stage failed with: the same object, out of its {@code
   *     CompletionException}; a checked exception comes out as it is
   */
  public static <T extends @Nullable Object> T await(CompletionStage<? extends T> what) {
    return ENGINE.await(need(what, "what"));
  }

  /**
   * Awaits like {@link #await(Awaitable)}, and declares a checked exception so that it can be
   * caught.
   *
   * <p><i>Python:</i> {@code await}; Java alone needs this. The exception's type is not checked at
   * run time.
   *
   * <pre>{@code
   * try {
   *   await(fetch(url), IOException.class);
   * } catch (IOException e) {
   *   System.err.println("no page: " + e);
   * }
   * }</pre>
   *
   * @param <T> the type of the result
   * @param <X> the type of the exception
   * @param what a coroutine or a future
   * @param declared the class of the exception that {@code what} may fail with
   * @return the result
   * @throws X if {@code what} failed with it
   * @throws dev.asyncio4j.exceptions.CancelledError if this task, or the future, was cancelled
   * @throws IllegalStateException if called outside a coroutine, or as {@link #await(Awaitable)}
   *     says
   * @throws IllegalArgumentException if {@code what} was not made by this library
   */
  public static <T extends @Nullable Object, X extends Exception> T await(
      Awaitable<? extends T> what, Class<X> declared) throws X {
    return ENGINE.await(need(what, "what"));
  }

  /**
   * Awaits like {@link #await(Awaitable)}, and declares two checked exceptions so that both can be
   * caught.
   *
   * <p><i>Python:</i> {@code await}, with {@code except (A, B)} around it. For more than two give
   * {@code Exception.class} to {@link #await(Awaitable, Class)}.
   *
   * <pre>{@code
   * try {
   *   await(fetch(url), IOException.class, InterruptedException.class);
   * } catch (IOException | InterruptedException e) {
   *   System.err.println("no page: " + e);
   * }
   * }</pre>
   *
   * @param <T> the type of the result
   * @param <X> the type of one exception
   * @param <Y> the type of the other
   * @param what a coroutine or a future
   * @param declared the class of one exception that {@code what} may fail with
   * @param alsoDeclared the class of the other
   * @return the result
   * @throws X if {@code what} failed with it
   * @throws Y if {@code what} failed with it
   * @throws dev.asyncio4j.exceptions.CancelledError if this task, or the future, was cancelled
   * @throws IllegalStateException if called outside a coroutine, or as {@link #await(Awaitable)}
   *     says
   */
  public static <T extends @Nullable Object, X extends Exception, Y extends Exception> T await(
      Awaitable<? extends T> what, Class<X> declared, Class<Y> alsoDeclared) throws X, Y {
    return ENGINE.await(need(what, "what"));
  }
}
