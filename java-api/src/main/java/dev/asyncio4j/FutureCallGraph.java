package dev.asyncio4j;

import java.util.List;

/**
 * A future, where it waits, and who waits for it.
 *
 * <p><i>Python:</i> {@code asyncio.FutureCallGraph}; same. A task that several others lead to has
 * one record, which they share. A task that, through others, waits for itself ends its chain with a
 * record without a stack and without awaiters. Two records are equal only if they are the same.
 *
 * <p><b>Thread and loop:</b> immutable; a picture of the moment it was taken.
 *
 * @param future the future or task
 * @param callStack where it waits or runs, the innermost frame first; empty if it is no task, or
 *     has not begun
 * @param awaitedBy those that wait for it, in the order in which they began to; what lies between
 *     them, such as a {@code gather}, is not listed
 */
public record FutureCallGraph(
    Future<?> future, List<FrameCallGraphEntry> callStack, List<FutureCallGraph> awaitedBy) {
  /**
   * Copies the lists.
   *
   * @param future the future
   * @param callStack its stack
   * @param awaitedBy its awaiters
   */
  public FutureCallGraph {
    callStack = List.copyOf(callStack);
    awaitedBy = List.copyOf(awaitedBy);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** {@return the future and two counts; {@code formatCallGraph} has the whole} */
  @Override
  public String toString() {
    return "<FutureCallGraph "
        + future
        + " frames="
        + callStack.size()
        + " awaitedBy="
        + awaitedBy.size()
        + ">";
  }
}
