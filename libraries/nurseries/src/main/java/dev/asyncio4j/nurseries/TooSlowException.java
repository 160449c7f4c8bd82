package dev.asyncio4j.nurseries;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a block with {@code failAfter} or {@code failAt} was cut short.
 *
 * <p><i>Python:</i> trio's {@code TooSlowError}, anyio's {@code TimeoutError}. As in trio it comes
 * whenever the block's scope was cancelled; {@link #byDeadline} tells the deadline from an explicit
 * {@link CancelScope#cancel(String)}.
 */
public class TooSlowException extends AsyncTimeoutException {
  @Serial private static final long serialVersionUID = 1L;

  /** True if a deadline ended the block. */
  private final boolean byDeadline;

  /**
   * Makes one with a message and a cause.
   *
   * @param message what cut the block short
   * @param byDeadline whether that was the deadline
   * @param cause the {@code CancelledError} that ended the block; null if there is none
   */
  public TooSlowException(String message, boolean byDeadline, @Nullable Throwable cause) {
    super(message, cause);
    this.byDeadline = byDeadline;
  }

  /** {@return whether the deadline cut the block short; false: somebody cancelled its scope} */
  public boolean byDeadline() {
    return byDeadline;
  }
}
