package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that the thread that called {@code run} was interrupted, which has ended the run.
 *
 * <p><i>Python:</i> {@code KeyboardInterrupt} out of {@code asyncio.run}. The first interrupt
 * cancels the main task, which may clean up; if it then ends cancelled, {@code run} throws this. A
 * second interrupt stops the loop at once. If the main task swallows the cancellation and returns,
 * so does {@code run}, and this is not thrown.
 *
 * <p>The thread's interrupt flag is set when this is thrown, as after every method that gives up
 * because of an interrupt.
 */
public class RunInterruptedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which loop was stopped or which task was cancelled
   */
  public RunInterruptedException(String message) {
    super(message);
  }
}
