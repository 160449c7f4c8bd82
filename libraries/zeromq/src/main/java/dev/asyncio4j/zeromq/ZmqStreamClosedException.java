package dev.asyncio4j.zeromq;

import java.io.Serial;

/**
 * Signals that a stream is closed, and that all it had received has been read.
 *
 * <p><i>Python:</i> {@code aiozmq.ZmqStreamClosed}.
 */
public class ZmqStreamClosedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message which stream is closed
   */
  public ZmqStreamClosedException(String message) {
    super(message);
  }
}
