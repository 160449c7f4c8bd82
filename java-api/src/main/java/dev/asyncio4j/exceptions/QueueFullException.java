package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Thrown by {@code putNowait} of a queue without a free slot.
 *
 * <p><i>Python:</i> {@code asyncio.QueueFull}.
 */
public class QueueFullException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, with which object, and what to do
   */
  public QueueFullException(String message) {
    super(message);
  }
}
