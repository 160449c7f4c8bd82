package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that no connection was there in time.
 *
 * <p><i>Python:</i> {@code aiohttp.ConnectionTimeoutError}.
 */
public class ConnectionTimeoutException extends ServerTimeoutException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ConnectionTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
