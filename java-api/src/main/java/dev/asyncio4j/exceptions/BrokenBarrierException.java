package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that a barrier was aborted, or reset while the task waited.
 *
 * <p><i>Python:</i> {@code asyncio.BrokenBarrierError}.
 */
public class BrokenBarrierException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, with which object, and what to do
   */
  public BrokenBarrierException(String message) {
    super(message);
  }
}
