package dev.asyncio4j.processes;

import java.io.Serial;

/**
 * The place in another JVM where an error comes from: suppressed in the copy that came over.
 *
 * <p><i>Python:</i> {@code multiprocessing.pool.RemoteTraceback}.
 */
public final class RemoteTrace extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RemoteTrace(String process, StackTraceElement[] trace) {
    super("in " + process);
    setStackTrace(trace);
  }
}
