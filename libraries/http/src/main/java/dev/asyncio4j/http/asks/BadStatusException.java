package dev.asyncio4j.http.asks;

import java.io.Serial;

/**
 * Signals a status of 400 or more, from {@link AsksResponse#raiseForStatus}.
 *
 * <p><i>Python:</i> {@code asks.errors.BadStatus}.
 */
public class BadStatusException extends AsksException {
  @Serial private static final long serialVersionUID = 1L;

  /** The status of the reply. */
  private final int statusCode;

  /**
   * Makes one.
   *
   * @param message what the server said
   * @param statusCode its status
   */
  public BadStatusException(String message, int statusCode) {
    super(message, null);
    this.statusCode = statusCode;
  }

  /** {@return the status} */
  public int statusCode() {
    return statusCode;
  }
}
