package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the server closed the connection before it answered.
 *
 * <p><i>Python:</i> {@code aiohttp.ServerDisconnectedError}.
 */
public class ServerDisconnectedException extends ServerConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ServerDisconnectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
