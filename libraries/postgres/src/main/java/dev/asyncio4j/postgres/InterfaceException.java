package dev.asyncio4j.postgres;

import java.io.Serial;

/** Signals a wrong use of this client, or its state. <i>Python:</i> {@code InterfaceError}. */
public class InterfaceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public InterfaceException(String message) {
    super(message);
  }

  /**
   * Makes one with a message and a cause.
   *
   * @param message what is wrong, and what to do
   * @param cause where it comes from
   */
  public InterfaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
