package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that the system cannot send a file by itself, and copying it was ruled out.
 *
 * <p><i>Python:</i> {@code asyncio.SendfileNotAvailableError}, a {@code RuntimeError}.
 */
public class SendfileNotAvailableException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, with which object, and what to do
   */
  public SendfileNotAvailableException(String message) {
    super(message);
  }
}
