package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that no connection to a proxy could be made.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientProxyConnectionError}.
 */
public class ClientProxyConnectionException extends ClientConnectorException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param host that was connected to
   * @param port that was connected to
   * @param tls whether it was to be a TLS connection
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientProxyConnectionException(
      String host, int port, boolean tls, String message, @Nullable Throwable cause) {
    super(host, port, tls, message, cause);
  }
}
