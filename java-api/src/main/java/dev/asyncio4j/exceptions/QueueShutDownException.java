package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that a queue is shut down: thrown by every put, and by a get when the queue is empty.
 *
 * <p><i>Python:</i> {@code asyncio.QueueShutDown}.
 */
public class QueueShutDownException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, with which object, and what to do
   */
  public QueueShutDownException(String message) {
    super(message);
  }
}
