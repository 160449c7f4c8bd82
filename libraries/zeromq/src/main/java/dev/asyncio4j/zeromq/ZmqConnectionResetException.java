package dev.asyncio4j.zeromq;

import java.io.Serial;
import org.zeromq.ZMQ;

/**
 * Signals that a stream is gone while a task waits until what was written is sent.
 *
 * <p><i>Python:</i> {@code ConnectionResetError} of {@code drain()}.
 */
public class ZmqConnectionResetException extends ZmqException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message which stream is gone
   */
  public ZmqConnectionResetException(String message) {
    super(message, ZMQ.Error.ECONNRESET.getCode());
  }
}
