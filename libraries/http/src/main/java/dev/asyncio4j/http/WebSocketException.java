package dev.asyncio4j.http;

import java.io.Serial;

/**
 * Signals that a WebSocket broke its protocol.
 *
 * <p><i>Python:</i> {@code aiohttp.WebSocketError}.
 */
public class WebSocketException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The code of the close. */
  private final int code;

  /**
   * Makes one.
   *
   * @param code what the socket is closed with, see {@link WsCloseCode}
   * @param message what is wrong
   */
  public WebSocketException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** {@return what the socket is closed with} */
  public int code() {
    return code;
  }
}
