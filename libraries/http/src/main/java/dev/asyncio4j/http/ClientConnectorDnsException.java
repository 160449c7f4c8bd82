package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the addresses of a host could not be found.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientConnectorDNSError}.
 */
public class ClientConnectorDnsException extends ClientConnectorException {
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
  public ClientConnectorDnsException(
      String host, int port, boolean tls, String message, @Nullable Throwable cause) {
    super(host, port, tls, message, cause);
  }
}
