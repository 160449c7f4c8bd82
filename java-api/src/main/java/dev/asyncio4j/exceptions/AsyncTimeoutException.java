package dev.asyncio4j.exceptions;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a deadline has passed: of a timeout block, of {@code waitFor}, of {@code
 * asCompleted}.
 *
 * <p><i>Python:</i> {@code TimeoutError}. Not called {@code TimeoutException}, which is a checked
 * one of the JDK's.
 */
public class AsyncTimeoutException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message which deadline passed
   */
  public AsyncTimeoutException(String message) {
    super(message);
  }

  /**
   * Makes one with a message and a cause.
   *
   * @param message which deadline passed
   * @param cause usually the {@link CancelledError} that ended the work; null if there is none
   */
  public AsyncTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
