package dev.asyncio4j.memcached;

import java.io.Serial;

/**
 * Signals that the server sent nothing for as long as {@link MemcachedOptions#timeout} says, while
 * it owed replies, or did not take a connection in time.
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
