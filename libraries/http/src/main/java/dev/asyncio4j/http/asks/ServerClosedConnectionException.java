package dev.asyncio4j.http.asks;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the server closed the connection instead of a reply, at every attempt.
 *
 * <p><i>Python:</i> {@code asks.errors.ServerClosedConnectionError}.
 */
public class ServerClosedConnectionException extends ConnectivityException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what has happened
   * @param cause the failure below; null: none
   */
  public ServerClosedConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
