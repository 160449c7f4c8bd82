package dev.asyncio4j.files;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals an operation on a file that is closed.
 *
 * <p><i>Python:</i> {@code ValueError: I/O operation on closed file}. In debug mode the cause tells
 * where the file was closed.
 */
public final class ClosedFileException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  ClosedFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
