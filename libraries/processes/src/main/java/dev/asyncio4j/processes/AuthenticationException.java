package dev.asyncio4j.processes;

import java.io.Serial;

/**
 * Signals that the two ends of a connection do not have the same key.
 *
 * <p><i>Python:</i> {@code multiprocessing.AuthenticationError}.
 */
public final class AuthenticationException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  AuthenticationException(String message) {
    super(message);
  }
}
