package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * A file cannot be sent by the system itself, and copying it was ruled out.
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
