package dev.asyncio4j.processes;

import java.io.Serial;

/**
 * Signals an object that cannot go to another JVM; the message names the path to what hinders it.
 */
public final class NotSerialisableException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  NotSerialisableException(String message) {
    super(message);
  }
}
