package dev.asyncio4j.http;

import java.io.Serial;

/**
 * Signals that a message of a WebSocket is not of the type that was asked for; it is consumed.
 *
 * <p><i>Python:</i> {@code aiohttp.WSMessageTypeError}.
 */
public class WsMessageTypeException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what came, and what was asked for
   */
  public WsMessageTypeException(String message) {
    super(message);
  }
}
