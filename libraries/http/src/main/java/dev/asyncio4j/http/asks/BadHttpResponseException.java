package dev.asyncio4j.http.asks;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals a reply that is not HTTP, or broken off.
 *
 * <p><i>Python:</i> {@code asks.errors.BadHttpResponse}.
 */
public class BadHttpResponseException extends AsksException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what has happened
   * @param cause the failure below; null: none
   */
  public BadHttpResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
