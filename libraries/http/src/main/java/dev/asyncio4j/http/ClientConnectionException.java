package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a connection could not be made, or broke.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientConnectionError}.
 */
public class ClientConnectionException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
