package dev.asyncio4j.nurseries;

import java.io.Serial;

/**
 * Signals that the end of a channel that is used has been closed, by this program itself.
 *
 * <p><i>Python:</i> trio's {@code ClosedResourceError}.
 */
public class ClosedResourceException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the object, its state, and what to do
   */
  public ClosedResourceException(String message) {
    super(message);
  }
}
