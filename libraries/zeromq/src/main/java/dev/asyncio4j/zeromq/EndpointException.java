package dev.asyncio4j.zeromq;

import java.io.Serial;

/**
 * Signals that an endpoint cannot be bound, connected to or left, or that a peer is not there.
 *
 * <p><i>Python:</i> {@code OSError}.
 */
public class EndpointException extends ZmqException {
  @Serial private static final long serialVersionUID = 1L;

  /** Such as {@code tcp://127.0.0.1:5555}. */
  private final String endpoint;

  /**
   * Makes one.
   *
   * @param message what was refused, and why
   * @param errno the number of the error
   * @param endpoint what it is about
   */
  public EndpointException(String message, int errno, String endpoint) {
    super(message, errno);
    this.endpoint = endpoint;
  }

  /** {@return the endpoint, such as {@code tcp://127.0.0.1:5555}} */
  public String endpoint() {
    return endpoint;
  }
}
