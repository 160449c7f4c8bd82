package dev.asyncio4j.postgres;

import java.io.Serial;

/**
 * Signals a value that does not fit its SQL type. <i>Python:</i> the client's {@code DataError}.
 */
public final class DataConversionException extends InterfaceException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public DataConversionException(String message) {
    super(message);
  }

  /**
   * Makes one with a message and a cause.
   *
   * @param message what is wrong, and what to do
   * @param cause where it comes from
   */
  public DataConversionException(String message, Throwable cause) {
    super(message, cause);
  }
}
