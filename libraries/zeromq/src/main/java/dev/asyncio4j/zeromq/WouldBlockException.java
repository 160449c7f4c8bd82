package dev.asyncio4j.zeromq;

import java.io.Serial;
import org.zeromq.ZMQ;

/**
 * Signals that there is no message to receive, or no room to send one, just now.
 *
 * <p><i>Python:</i> {@code zmq.Again}.
 */
public class WouldBlockException extends ZmqException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what would have to wait
   */
  public WouldBlockException(String message) {
    super(message, ZMQ.Error.EAGAIN.getCode());
  }
}
