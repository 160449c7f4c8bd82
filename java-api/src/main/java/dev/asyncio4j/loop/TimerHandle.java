package dev.asyncio4j.loop;

import java.time.Duration;

/**
 * A callback that waits for its time.
 *
 * <p><i>Python:</i> {@code asyncio.TimerHandle}; same.
 */
public interface TimerHandle extends Handle {
  /** {@return when it is due, in the time of {@link CallbackScheduling#time}} */
  Duration when();
}
