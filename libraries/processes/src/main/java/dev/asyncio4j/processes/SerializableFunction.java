package dev.asyncio4j.processes;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs in another JVM; a lambda for it can be serialised.
 *
 * @param <A> the argument's type
 * @param <R> the result's type
 */
@FunctionalInterface
public interface SerializableFunction<A extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {
  /**
   * Runs the function.
   *
   * @param argument a copy of what the caller gave
   * @return the result, a copy of which the caller gets
   * @throws Exception if it fails; the caller gets a copy
   */
  R apply(A argument) throws Exception;
}
