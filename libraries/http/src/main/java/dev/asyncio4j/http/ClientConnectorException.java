package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that no connection could be made.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientConnectorError}.
 */
public class ClientConnectorException extends ClientOsException {
  @Serial private static final long serialVersionUID = 1L;

  /** The host. */
  private final String host;

  /** The port. */
  private final int port;

  /** True if it is TLS. */
  private final boolean tls;

  /**
   * Makes one.
   *
   * @param host that was connected to
   * @param port that was connected to
   * @param tls whether it was to be a TLS connection
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientConnectorException(
      String host, int port, boolean tls, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.host = host;
    this.port = port;
    this.tls = tls;
  }

  /** {@return the host that was connected to} */
  public String host() {
    return host;
  }

  /** {@return the port that was connected to} */
  public int port() {
    return port;
  }

  /** {@return whether it was to be a TLS connection} */
  public boolean tls() {
    return tls;
  }
}
