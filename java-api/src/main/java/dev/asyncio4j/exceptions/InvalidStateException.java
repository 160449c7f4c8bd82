package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that a future is in the wrong state for a call: not done yet, or done already.
 *
 * <p><i>Python:</i> {@code asyncio.InvalidStateError}.
 */
public class InvalidStateException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the future, its state, and what to do
   */
  public InvalidStateException(String message) {
    super(message);
  }
}
