package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the connection is gone, so that nothing can be written to it.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientConnectionResetError}.
 */
public class ClientConnectionResetException extends ClientConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientConnectionResetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
