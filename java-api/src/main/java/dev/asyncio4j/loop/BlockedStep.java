package dev.asyncio4j.loop;

import dev.asyncio4j.FutureCallGraph;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that holds its loop: nothing else of the loop runs meanwhile.
 *
 * <p><i>Python:</i> none.
 *
 * @param task the task whose step it is; null for a callback
 * @param running for how long already, at least
 * @param stack where it is, the innermost frame first
 * @param awaitedBy those that wait for the task
 * @param round 1 for the first report of the step, then 2, 3 …
 */
public record BlockedStep(
    @Nullable Task<?> task,
    Duration running,
    List<StackTraceElement> stack,
    List<FutureCallGraph> awaitedBy,
    int round) {
  /**
   * Copies the lists.
   *
   * @param task the task
   * @param running the time
   * @param stack the stack
   * @param awaitedBy the awaiters
   * @param round the number
   */
  public BlockedStep {
    stack = List.copyOf(stack);
    awaitedBy = List.copyOf(awaitedBy);
  }
}
