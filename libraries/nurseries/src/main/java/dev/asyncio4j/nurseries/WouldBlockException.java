package dev.asyncio4j.nurseries;

import java.io.Serial;

/**
 * Signals that a call that does not wait would have to.
 *
 * <p><i>Python:</i> trio's {@code WouldBlock}.
 */
public class WouldBlockException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the object, its state, and what to do
   */
  public WouldBlockException(String message) {
    super(message);
  }
}
