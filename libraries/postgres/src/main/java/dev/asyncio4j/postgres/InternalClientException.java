package dev.asyncio4j.postgres;

import java.io.Serial;

/** Signals a fault of this client. <i>Python:</i> {@code InternalClientError}. */
public class InternalClientException extends InterfaceException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public InternalClientException(String message) {
    super(message);
  }

  /**
   * Makes one with a message and a cause.
   *
   * @param message what is wrong, and what to do
   * @param cause where it comes from
   */
  public InternalClientException(String message, Throwable cause) {
    super(message, cause);
  }
}
