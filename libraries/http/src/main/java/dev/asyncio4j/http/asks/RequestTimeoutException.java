package dev.asyncio4j.http.asks;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a limit of time has passed.
 *
 * <p><i>Python:</i> {@code asks.errors.RequestTimeout}.
 */
public class RequestTimeoutException extends ConnectivityException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what has happened
   * @param cause the failure below; null: none
   */
  public RequestTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
