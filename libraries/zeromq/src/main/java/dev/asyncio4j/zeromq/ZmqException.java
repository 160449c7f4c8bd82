package dev.asyncio4j.zeromq;

import java.io.Serial;

/**
 * Signals that ZeroMQ refused an operation.
 *
 * <p><i>Python:</i> {@code zmq.ZMQError}, an {@code OSError}.
 */
public class ZmqException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The number of the error, as ZeroMQ counts. */
  private final int errno;

  /**
   * Makes one.
   *
   * @param message what was refused, and why
   * @param errno the number of the error
   */
  public ZmqException(String message, int errno) {
    super(message);
    this.errno = errno;
  }

  /** {@return the number of the error, as the engine counts: the same on all systems} */
  public int errno() {
    return errno;
  }
}
