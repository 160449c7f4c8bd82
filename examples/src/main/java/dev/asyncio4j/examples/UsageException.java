package dev.asyncio4j.examples;

import java.io.Serial;

/** Signals that the user's arguments cannot be used; the message tells why. */
public final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
