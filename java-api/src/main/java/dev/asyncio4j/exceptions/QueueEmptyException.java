package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that {@code getNowait} found a queue without items.
 *
 * <p><i>Python:</i> {@code asyncio.QueueEmpty}.
 */
public class QueueEmptyException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, with which object, and what to do
   */
  public QueueEmptyException(String message) {
    super(message);
  }
}
