package dev.asyncio4j.processes;

import java.io.EOFException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * Signals that the other end of a pipe is closed, and that nothing is left in it.
 *
 * <p><i>Python:</i> {@code EOFError}, and {@code BrokenPipeError} of a sender.
 */
public final class EndOfPipeException extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1L;

  EndOfPipeException(String message) {
    super(message, new EOFException(message));
  }
}
