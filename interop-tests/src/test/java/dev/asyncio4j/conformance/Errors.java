package dev.asyncio4j.conformance;

import static java.util.Map.entry;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.exceptions.QueueShutDownException;
import dev.asyncio4j.exceptions.TaskGroupException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Python's errors and what they are in Java. */
final class Errors {
  /** A text that the program gave: shown. The library's own texts are free. */
  private static final Pattern WORD = Pattern.compile("[a-z]+[0-9]+");

  private static final Map<String, Function<String, Throwable>> MADE_BY_PROGRAMS =
      Map.of(
          "ValueError", IllegalArgumentException::new,
          "KeyError", NoSuchElementException::new,
          "RuntimeError", IllegalStateException::new,
          "CancelledError", CancelledError::new,
          "TimeoutError", AsyncTimeoutException::new,
          "InvalidStateError", InvalidStateException::new,
          "Exception", Exception::new);

  /** Subclasses before their superclasses: the first that fits names the error. */
  private static final List<Map.Entry<String, Class<? extends Throwable>>> NAMES =
      List.of(
          entry("Return", Return.class),
          entry("CancelledError", CancelledError.class),
          entry("ExceptionGroup", TaskGroupException.class),
          entry("TimeoutError", AsyncTimeoutException.class),
          entry("InvalidStateError", InvalidStateException.class),
          entry("QueueEmpty", QueueEmptyException.class),
          entry("QueueFull", QueueFullException.class),
          entry("QueueShutDown", QueueShutDownException.class),
          entry("BrokenBarrierError", BrokenBarrierException.class),
          entry("RuntimeError", IllegalStateException.class),
          entry("KeyError", NoSuchElementException.class),
          entry("IndexError", IndexOutOfBoundsException.class),
          entry("ValueError", IllegalArgumentException.class));

  private Errors() {}

  static Throwable make(String name, String text) {
    return MADE_BY_PROGRAMS.get(name).apply(text);
  }

  static boolean matches(String handler, Throwable error) {
    return switch (handler) {
      case "Exception" -> error instanceof Exception;
      default -> handler.equals(name(error));
    };
  }

  static String text(Throwable error) {
    if (error instanceof TaskGroupException group) {
      return group.exceptions().stream()
          .map(Errors::text)
          .collect(Collectors.joining(",", "ExceptionGroup[", "]"));
    }
    var message = error.getMessage();
    var shown = message != null && WORD.matcher(message).matches();
    return shown ? name(error) + "(" + message + ")" : name(error);
  }

  private static String name(Throwable error) {
    return NAMES.stream()
        .filter(each -> each.getValue().isInstance(error))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse(error.getClass().getSimpleName());
  }
}
