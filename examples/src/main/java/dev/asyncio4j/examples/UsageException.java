package dev.asyncio4j.examples;

import java.io.Serial;

/** What the user gave cannot be used; the message tells why. */
public final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
