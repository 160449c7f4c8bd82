package dev.asyncio4j.postgres;

import java.io.Serial;

/**
 * Signals that no host is of the wanted kind. <i>Python:</i> {@code
 * TargetServerAttributeNotMatched}.
 */
public final class TargetServerAttributeNotMatchedException extends InterfaceException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public TargetServerAttributeNotMatchedException(String message) {
    super(message);
  }
}
