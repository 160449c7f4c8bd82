package dev.asyncio4j.processes;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that runs in another JVM; a lambda for it can be serialised.
 *
 * @param <A> the first argument's type
 * @param <B> the second argument's type
 * @param <R> the result's type
 */
@FunctionalInterface
public interface SerializableBiFunction<
        A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {
  /**
   * Runs the function.
   *
   * @param first a copy of what the caller gave
   * @param second likewise
   * @return the result, a copy of which the caller gets
   * @throws Exception if it fails; the caller gets a copy
   */
  R apply(A first, B second) throws Exception;
}
