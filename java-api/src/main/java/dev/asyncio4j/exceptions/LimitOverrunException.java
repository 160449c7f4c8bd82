package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that the reader's limit was reached before the separator was found; the data stays in its
 * buffer.
 *
 * <p><i>Python:</i> {@code asyncio.LimitOverrunError}.
 */
public class LimitOverrunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The number of bytes to read to get past the data without a separator. */
  private final int consumed;

  /**
   * Makes one with a message and a count.
   *
   * @param message the limit, and what was looked for
   * @param consumed how many bytes to read to get past the data without a separator
   */
  public LimitOverrunException(String message, int consumed) {
    super(message);
    this.consumed = consumed;
  }

  /** {@return how many bytes to read to get past the data without a separator} */
  public int consumed() {
    return consumed;
  }
}
