package dev.asyncio4j.lowlevel;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * An observer of what a loop does. Every method does nothing unless it is overridden.
 *
 * <p><i>Python:</i> none in asyncio; trio's {@code Instrument}. One whose method throws is removed,
 * and the error goes to the loop's exception handler; the program goes on unharmed. Steps are
 * measured only while an instrument overrides {@link #stepBegan} or {@link #stepEnded}.
 *
 * <p><b>Thread and loop:</b> called on the loop's turn, inside the code that it tells of; it must
 * neither await nor block.
 *
 * <pre>{@code
 * Instruments.add(loop, new Instrument() {
 *   @Override
 *   public void taskEnded(Task<?> task) {
 *     counter[0]++;
 *   }
 * });
 * }</pre>
 */
public interface Instrument {
  /**
   * Tells that a run of the loop begins.
   *
   * @param loop the loop
   */
  default void runBegan(EventLoop loop) {}

  /**
   * Tells that a run of the loop ends.
   *
   * @param loop the loop
   */
  default void runEnded(EventLoop loop) {}

  /**
   * Tells that a task is there; it has not begun.
   *
   * @param task the task
   * @param creator whose code made it; null if no task's
   */
  default void taskCreated(Task<?> task, @Nullable Task<?> creator) {}

  /**
   * Tells that a task is done.
   *
   * @param task the task
   */
  default void taskEnded(Task<?> task) {}

  /**
   * Tells that a task was asked to cancel itself.
   *
   * @param task the task, which is not done
   * @param message of the request
   */
  default void taskCancelled(Task<?> task, @Nullable String message) {}

  /**
   * Tells that a task suspends.
   *
   * @param task the task
   * @param what it waits for; null if it only lets others run
   */
  default void taskWaits(Task<?> task, @Nullable Future<?> what) {}

  /**
   * Tells that a task is queued for its next step.
   *
   * @param task the task
   * @param because what it waited for is done; null if it waited for nothing, or is new
   */
  default void taskScheduled(Task<?> task, @Nullable Future<?> because) {}

  /**
   * Tells that a pass begins to run what was ready at its start.
   *
   * @param ready how many steps that are
   */
  default void passBegan(int ready) {}

  /**
   * Tells that a step begins.
   *
   * @param step what it runs; the same object at each call
   */
  default void stepBegan(StepInfo step) {}

  /**
   * Tells that a step has ended.
   *
   * @param step what it ran; the same object at each call
   * @param nanos how long it took, in real time
   */
  default void stepEnded(StepInfo step, long nanos) {}

  /**
   * Tells that the loop waits for channels, timers or other threads.
   *
   * @param nanos for how long at most, in real time; {@code Long.MAX_VALUE}: for ever
   */
  default void waitBegan(long nanos) {}

  /**
   * Tells that the loop waits no more.
   *
   * @param nanos how long it waited, in real time
   * @param ready how many steps are ready now
   */
  default void waitEnded(long nanos, int ready) {}
}
