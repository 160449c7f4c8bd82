package dev.asyncio4j.http.asks;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals more redirects than {@code maxRedirects} allows.
 *
 * <p><i>Python:</i> {@code asks.errors.TooManyRedirects}.
 */
public class TooManyRedirectsException extends AsksException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what has happened
   * @param cause the failure below; null: none
   */
  public TooManyRedirectsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
