package dev.asyncio4j.nurseries;

import java.io.Serial;

/**
 * Signals that the other side of a channel is closed, so that nothing sent can arrive.
 *
 * <p><i>Python:</i> trio's {@code BrokenResourceError}.
 */
public class BrokenResourceException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the object, its state, and what to do
   */
  public BrokenResourceException(String message) {
    super(message);
  }
}
