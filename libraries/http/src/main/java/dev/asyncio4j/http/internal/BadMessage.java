package dev.asyncio4j.http.internal;

import java.io.Serial;

/** Signals that a peer does not speak HTTP. */
public final class BadMessage extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong
   */
  public BadMessage(String message) {
    super(message);
  }
}
