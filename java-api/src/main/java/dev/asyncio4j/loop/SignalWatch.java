package dev.asyncio4j.loop;

import dev.asyncio4j.AsyncIterator;

/**
 * The signals that this process gets while a block runs, one after another.
 *
 * <p><i>Python:</i> nothing; {@link dev.asyncio4j.Asyncio#signals} makes one. Watches and handlers
 * of the same signal do not replace each other. A signal that comes again before it was taken
 * counts once, as in the system.
 *
 * <p><b>Cancellation:</b> a cancelled {@code next} loses no signal.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 */
public interface SignalWatch extends AsyncIterator<String>, AutoCloseable {
  /** Ends the watch, and the iteration; without other watchers, the default action is back. */
  @Override
  void close();
}
