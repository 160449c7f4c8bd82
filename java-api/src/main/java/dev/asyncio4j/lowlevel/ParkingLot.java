package dev.asyncio4j.lowlevel;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A queue of tasks that wait until they are woken, first come first: what primitives are made of.
 *
 * <p><i>Python:</i> none in asyncio; trio's {@code ParkingLot}. It belongs to the loop of the tasks
 * that wait in it.
 *
 * <p><b>Cancellation:</b> a parked task that is cancelled leaves the queue. One that had been woken
 * and is cancelled before it runs hands its turn on to the next, so that no wake-up is lost; others
 * may therefore wake without need: park in a loop that looks at what it waits for.
 *
 * <p><b>Thread and loop:</b> on the loop's turn.
 *
 * <pre>{@code
 * ParkingLot lot = ParkingLot.create();
 * while (items.isEmpty()) await(lot.park());
 * }</pre>
 */
public interface ParkingLot {
  /** {@return a new lot, empty} */
  static ParkingLot create() {
    return Engine.provider().newParkingLot();
  }

  /**
   * Waits at the end of the queue until another task wakes this one.
   *
   * <p><b>Cancellation:</b> the task leaves the queue; if it was woken before, the next one is
   * woken in its place.
   *
   * @return the wait, which begins when it is awaited
   * @throws IllegalStateException at the await, if tasks of another loop wait here
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> park();

  /**
   * Wakes the task that has waited longest.
   *
   * @return whether there was one
   */
  boolean unpark();

  /**
   * Wakes those tasks that have waited longest, in their order.
   *
   * @param count how many at most
   * @return how many there were
   * @throws IllegalArgumentException if the count is negative
   */
  int unpark(int count);

  /**
   * Wakes all tasks, in their order.
   *
   * @return how many there were
   */
  int unparkAll();

  /** {@return how many tasks wait; those that were woken and have not run yet do not count} */
  int size();
}
