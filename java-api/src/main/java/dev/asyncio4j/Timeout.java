package dev.asyncio4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a block, which the block may move.
 *
 * <p><i>Python:</i> {@code asyncio.Timeout}; the block is the argument of {@link
 * Asyncio#timeout(Duration, Timeout.Body)}.
 *
 * <p><b>Thread and loop:</b> in coroutines and callbacks of the loop that the block runs in.
 */
public interface Timeout {
  /**
   * {@return the deadline in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null means no
   * limit}
   */
  @Nullable Duration when();

  /**
   * Moves the deadline.
   *
   * <p><i>Python:</i> {@code Timeout.reschedule}; same.
   *
   * @param when in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null means no limit; one
   *     in the past ends the block in the next pass
   * @throws IllegalStateException if the deadline has passed, or if the block has ended
   */
  void reschedule(@Nullable Duration when);

  /** {@return whether the deadline passed while the block ran} */
  boolean expired();

  /**
   * A block that gets its deadline, may await, and gives a value.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends Body1<Timeout, T>, VoidBody {}

  /** A block that gets its deadline, may await, and gives no value. */
  @FunctionalInterface
  interface VoidBody extends VoidBody1<Timeout> {}
}
