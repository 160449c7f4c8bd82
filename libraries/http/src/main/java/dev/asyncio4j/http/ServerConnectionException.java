package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the server is the reason why a connection broke.
 *
 * <p><i>Python:</i> {@code aiohttp.ServerConnectionError}.
 */
public class ServerConnectionException extends ClientConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ServerConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
