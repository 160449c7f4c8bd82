package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Thrown by a queue that is shut down: by every put, and by a get when it is empty.
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
