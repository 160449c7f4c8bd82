package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the server sent nothing for too long.
 *
 * <p><i>Python:</i> {@code aiohttp.SocketTimeoutError}.
 */
public class SocketTimeoutException extends ServerTimeoutException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public SocketTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
