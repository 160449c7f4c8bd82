package dev.asyncio4j.processes;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Describes an error of another JVM that cannot come over itself, or an object that cannot be read
 * here.
 *
 * <p>Its stack trace is that of the other JVM.
 */
public final class RemoteException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  RemoteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
