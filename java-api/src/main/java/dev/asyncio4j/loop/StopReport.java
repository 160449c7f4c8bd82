package dev.asyncio4j.loop;

import dev.asyncio4j.Task;
import java.util.List;

/**
 * A count of how the tasks of a {@link LoopThread} ended when it was stopped.
 *
 * <p><i>Python:</i> none.
 *
 * @param finished how many ended by themselves, within the grace
 * @param cancelled how many had to be cancelled, and ended
 * @param stuck those that went on though they were cancelled; unmodifiable
 */
public record StopReport(int finished, int cancelled, List<Task<?>> stuck) {
  /**
   * Makes one, with a copy of the list.
   *
   * @param finished how many ended by themselves, within the grace
   * @param cancelled how many had to be cancelled, and ended
   * @param stuck those that went on though they were cancelled
   */
  public StopReport {
    stuck = List.copyOf(stuck);
  }
}
