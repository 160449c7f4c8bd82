package dev.asyncio4j.files;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * Signals an operation that this kind of file, or its mode, does not have.
 *
 * <p><i>Python:</i> {@code io.UnsupportedOperation}.
 */
public final class UnsupportedFileOperationException extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1L;

  UnsupportedFileOperationException(String message) {
    super(message, new IOException(message));
  }
}
