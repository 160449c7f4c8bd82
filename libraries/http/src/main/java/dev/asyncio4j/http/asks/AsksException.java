package dev.asyncio4j.http.asks;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a request, of any kind.
 *
 * <p><i>Python:</i> the base of asks' errors.
 */
public class AsksException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what has happened
   * @param cause the failure below; null: none
   */
  public AsksException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
