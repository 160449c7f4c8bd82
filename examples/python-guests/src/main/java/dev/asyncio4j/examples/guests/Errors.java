package dev.asyncio4j.examples.guests;

import static java.util.Map.entry;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** Errors of the one language as errors of the other. */
public final class Errors {
  /** Subclasses before their superclasses: the first that fits names the error. */
  private static final List<Map.Entry<Class<? extends Throwable>, String>> NAMES =
      List.of(
          entry(CancelledError.class, "CancelledError"),
          entry(AsyncTimeoutException.class, "TimeoutError"),
          entry(InvalidStateException.class, "InvalidStateError"),
          entry(QueueEmptyException.class, "QueueEmpty"),
          entry(QueueFullException.class, "QueueFull"),
          entry(BrokenBarrierException.class, "BrokenBarrierError"),
          entry(UncheckedIOException.class, "OSError"),
          entry(IOException.class, "OSError"),
          entry(IllegalStateException.class, "RuntimeError"),
          entry(Exception.class, "JavaError"),
          entry(Throwable.class, "JavaFailure"));

  /**
   * Linux's numbers by what the JDK says, for it has few classes. Python finds the subclass of
   * OSError by them.
   */
  private static final Map<String, Integer> ERRNO =
      Map.of(
          "Broken pipe", 32,
          "Address already in use", 98,
          "Cannot assign requested address", 99,
          "Connection reset", 104,
          "Connection refused", 111);

  private Errors() {}

  public static String text(Throwable error) {
    return error.toString();
  }

  public static String message(Throwable error) {
    return error.getMessage();
  }

  /** {@return the exception of Python's that came through Java, or null} */
  public static Value guest(Throwable error) {
    return error instanceof PolyglotException guest && guest.isGuestException()
        ? guest.getGuestObject()
        : null;
  }

  public static String pythonName(Throwable error) {
    return NAMES.stream()
        .filter(each -> each.getKey().isInstance(error))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** {@return the number that Linux gives the error, or 0} */
  public static int errno(Throwable error) {
    var cause = error instanceof UncheckedIOException unchecked ? unchecked.getCause() : error;
    if (cause instanceof NoSuchFileException) return 2;
    if (!(cause instanceof IOException) || cause.getMessage() == null) return 0;
    return ERRNO.entrySet().stream()
        .filter(each -> cause.getMessage().contains(each.getKey()))
        .mapToInt(Map.Entry::getValue)
        .findFirst()
        .orElse(0);
  }

  /** {@return what Java throws for an exception of Python's, of which Python has said the kind} */
  static Throwable toJava(String kind, Value what) {
    return switch (kind) {
      case "java" -> what.asHostObject();
      case "cancelled" -> new CancelledError(what.isNull() ? null : what.asString());
      case "timeout" -> new AsyncTimeoutException(what.asString());
      default -> thrown(what);
    };
  }

  /** {@return an error that came through a call of the other language, as it was before} */
  static Throwable origin(Throwable error) {
    return error instanceof PolyglotException host && host.isHostException()
        ? host.asHostException()
        : error;
  }

  private static RuntimeException thrown(Value exception) {
    try {
      return exception.throwException();
    } catch (PolyglotException error) {
      return error;
    }
  }
}
