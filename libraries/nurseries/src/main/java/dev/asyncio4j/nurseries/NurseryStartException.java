package dev.asyncio4j.nurseries;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a child ended before it said that it had started.
 *
 * <p><i>Python:</i> the {@code RuntimeError} of trio's {@code Nursery.start}.
 */
public class NurseryStartException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message and a cause.
   *
   * @param message the child, and what to do
   * @param cause the {@code CancelledError} that ended the child; null if it returned
   */
  public NurseryStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
