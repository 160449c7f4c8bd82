package dev.asyncio4j.postgres;

import java.io.Serial;

/** Signals a wrong DSN or option. <i>Python:</i> {@code ClientConfigurationError}. */
public final class ClientConfigurationException extends InterfaceException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public ClientConfigurationException(String message) {
    super(message);
  }

  /**
   * Makes one with a message and a cause.
   *
   * @param message what is wrong, and what to do
   * @param cause where it comes from
   */
  public ClientConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
