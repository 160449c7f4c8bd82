package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * A block of code with an argument that may await, may fail with any exception, and gives no value.
 *
 * @param <A> the argument's type
 * @see Body1
 */
@FunctionalInterface
public interface VoidBody1<A extends @Nullable Object> {
  /**
   * Runs the block.
   *
   * @param argument the argument
   * @throws Exception if the block fails; whoever awaits it gets the same object
   */
  void accept(A argument) throws Exception;
}
