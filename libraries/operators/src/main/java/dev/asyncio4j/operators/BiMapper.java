package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that may await and may fail with any exception.
 *
 * <p><i>Python:</i> a function or coroutine function of two arguments.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <R> the type of the result
 * @see dev.asyncio4j.Body1
 */
@FunctionalInterface
public interface BiMapper<
    A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> {
  /**
   * Runs the function.
   *
   * @param first the first argument
   * @param second the second argument
   * @return its result
   * @throws Exception if the function fails; whoever asked the stream gets the same object
   */
  R run(A first, B second) throws Exception;
}
