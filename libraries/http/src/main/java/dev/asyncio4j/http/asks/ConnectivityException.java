package dev.asyncio4j.http.asks;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals a connection that could not be made, or was lost.
 *
 * <p><i>Python:</i> {@code asks.errors.ConnectivityError}.
 */
public class ConnectivityException extends AsksException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what has happened
   * @param cause the failure below; null: none
   */
  public ConnectivityException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
