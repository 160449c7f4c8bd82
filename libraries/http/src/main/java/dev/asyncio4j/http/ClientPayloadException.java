package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the body of a reply is broken, or that of a request cannot be sent again.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientPayloadError}.
 */
public class ClientPayloadException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientPayloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
