package dev.asyncio4j.processes;

import java.io.Serial;

/**
 * Signals that the process is gone that had an object or ran a task.
 *
 * <p><i>Python:</i> {@code EOFError} or {@code ConnectionResetError} of a proxy.
 */
public class ChildDiedException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which process, its end if that is known, what it ran
   */
  public ChildDiedException(String message) {
    super(message);
  }
}
