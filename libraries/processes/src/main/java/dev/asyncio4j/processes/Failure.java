package dev.asyncio4j.processes;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An error on its way from another JVM: itself, if it can be serialised there and read here, and a
 * description. User code that fails meanwhile leaves a gap only.
 */
final class Failure implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 16;

  private final String type;
  private final @Nullable String message;
  private final StackTraceElement[] trace;
  private final @Nullable Failure cause;
  private final String process;
  private final byte @Nullable [] whole;

  private Failure(Throwable error, int depth) {
    type = error.getClass().getName();
    message = messageOf(error);
    trace = error.getStackTrace();
    process = Processes.name();
    Throwable next = error.getCause();
    cause = next == null || depth == DEEPEST ? null : new Failure(next, depth + 1);
    whole = depth == 0 ? wholeOf(error) : null;
  }

  static byte[] bytes(Throwable error) {
    return Pickle.bytes(new Failure(error, 0));
  }

  static Throwable read(byte[] bytes) {
    return ((Failure) Pickle.value(bytes, null)).toThrowable();
  }

  private static @Nullable String messageOf(Throwable error) {
    try {
      return error.getMessage();
    } catch (Throwable e) {
      return "(a message that fails)";
    }
  }

  private static byte @Nullable [] wholeOf(Throwable error) {
    try {
      return Pickle.bytes(error);
    } catch (Throwable e) {
      return null;
    }
  }

  private Throwable toThrowable() {
    if (whole != null) {
      try {
        var error = (Throwable) Pickle.value(whole, null);
        error.addSuppressed(new RemoteTrace(process, trace));
        return error;
      } catch (Throwable e) {
        return description();
      }
    }
    return description();
  }

  private RemoteException description() {
    String text = message == null ? type : type + ": " + message;
    var error =
        new RemoteException(
            text + " (in " + process + ")", cause == null ? null : cause.description());
    error.setStackTrace(trace);
    return error;
  }
}
