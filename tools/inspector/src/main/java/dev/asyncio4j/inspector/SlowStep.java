package dev.asyncio4j.inspector;

import java.time.Duration;
import java.util.List;

/**
 * A callback or a step of a task that held its loop for long.
 *
 * @param loop the loop's number
 * @param at when it began, from the start of the watch on
 * @param time how long it took
 * @param name the task's name, or what the callback is
 * @param stack where it was seen, the innermost frame first; empty if it was not
 */
public record SlowStep(int loop, Duration at, Duration time, String name, List<String> stack) {
  /**
   * Copies the list.
   *
   * @param loop the loop
   * @param at the start
   * @param time the time
   * @param name the name
   * @param stack the frames
   */
  public SlowStep {
    stack = List.copyOf(stack);
  }
}
