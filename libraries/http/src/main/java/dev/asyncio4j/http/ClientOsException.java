package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the system reported an error of a connection; the cause is that.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientOSError}.
 */
public class ClientOsException extends ClientConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientOsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
