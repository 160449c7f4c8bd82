package dev.asyncio4j.postgres;

import java.io.Serial;

/** Signals what this server cannot do. <i>Python:</i> {@code UnsupportedServerFeatureError}. */
public final class UnsupportedServerFeatureException extends InterfaceException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public UnsupportedServerFeatureException(String message) {
    super(message);
  }
}
