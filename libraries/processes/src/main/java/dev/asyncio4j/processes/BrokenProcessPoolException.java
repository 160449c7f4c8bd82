package dev.asyncio4j.processes;

import java.io.Serial;

/**
 * Signals that the worker of a pool died while it ran a task, or that a pool cannot start workers.
 *
 * <p><i>Python:</i> {@code BrokenProcessPool}. Unlike there, the pool replaces the worker and goes
 * on.
 */
public final class BrokenProcessPoolException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenProcessPoolException(String message) {
    super(message);
  }
}
