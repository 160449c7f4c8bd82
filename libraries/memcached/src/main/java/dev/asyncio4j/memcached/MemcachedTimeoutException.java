package dev.asyncio4j.memcached;

import java.io.Serial;

/**
 * Signals that the server was silent while it owed replies, or took no connection in time.
 *
 * <p>{@link MemcachedOptions#timeout} and {@code connectTimeout} say how long that is.
 *
 * <p><i>Python:</i> none; aiomcache waits for ever.
 */
public class MemcachedTimeoutException extends MemcachedException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what took too long, with the address and the limit
   */
  public MemcachedTimeoutException(String message) {
    super(message, null);
  }
}
