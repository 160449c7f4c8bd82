package dev.asyncio4j.postgres;

import java.io.Serial;

/** Signals what this client cannot do. <i>Python:</i> {@code UnsupportedClientFeatureError}. */
public final class UnsupportedClientFeatureException extends InterfaceException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public UnsupportedClientFeatureException(String message) {
    super(message);
  }
}
