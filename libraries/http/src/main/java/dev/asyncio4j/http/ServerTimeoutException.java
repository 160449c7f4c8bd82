package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the server took too long; see {@link ClientException#isTimeout}.
 *
 * <p><i>Python:</i> {@code aiohttp.ServerTimeoutError}.
 */
public class ServerTimeoutException extends ServerConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ServerTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
