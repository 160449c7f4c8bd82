package dev.asyncio4j.memcached;

import java.io.Serial;

/**
 * Signals that a key, a value or a number is none that memcached takes; nothing was sent.
 *
 * <p><i>Python:</i> {@code aiomcache.ValidationException}.
 */
public class KeyException extends MemcachedException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong, and where
   */
  public KeyException(String message) {
    super(message, null);
  }
}
