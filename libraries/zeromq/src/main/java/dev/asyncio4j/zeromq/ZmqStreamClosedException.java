package dev.asyncio4j.zeromq;

import java.io.Serial;
import org.zeromq.ZMQ;

/**
 * Signals that a stream or a socket is closed, and that all it had received has been read.
 *
 * <p><i>Python:</i> {@code aiozmq.ZmqStreamClosed}.
 */
public class ZmqStreamClosedException extends ZmqException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message which stream is closed
   */
  public ZmqStreamClosedException(String message) {
    super(message, ZMQ.Error.ENOTSOCK.getCode());
  }
}
