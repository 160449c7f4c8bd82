package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * A block of code with an argument that may await, may fail with any exception, and gives a value.
 *
 * <p>It is also a {@link VoidBody1} whose value is dropped. So a lambda that fits both, as one that
 * never ends does, goes to the method that takes this one.
 *
 * @param <A> the argument's type
 * @param <T> the value's type
 * @see Body
 */
@FunctionalInterface
public interface Body1<A extends @Nullable Object, T extends @Nullable Object>
    extends VoidBody1<A> {
  /**
   * Runs the block.
   *
   * @param argument the argument
   * @return its value
   * @throws Exception if the block fails; whoever awaits it gets the same object
   */
  T run(A argument) throws Exception;

  @Override
  default void accept(A argument) throws Exception {
    run(argument);
  }
}
