package dev.asyncio4j.memcached;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that there is no connection to the server, or none any more: a command that was sent may
 * have been obeyed or not.
 *
 * <p><i>Python:</i> {@code OSError} and {@code ClientException("Connection closed")} of aiomcache.
 * The next command connects anew.
 */
public class MemcachedConnectionException extends MemcachedException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, with the address
   * @param cause the error of the connection; null if there is none
   */
  public MemcachedConnectionException(String message, @Nullable IOException cause) {
    super(message, null);
    initCause(cause);
  }
}
