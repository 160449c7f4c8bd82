package dev.asyncio4j.zeromq.rpc;

import static java.util.Map.entry;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exceptions and their names on the wire, which are Python's. */
final class ErrorTable {
  private static final Map<String, Function<String, Throwable>> KNOWN =
      Map.ofEntries(
          entry("aiozmq.rpc.base.NotFoundError", NotFoundException::new),
          entry("aiozmq.rpc.base.ParametersError", ParametersException::new),
          entry("builtins.ArithmeticError", ArithmeticException::new),
          entry("builtins.AssertionError", AssertionError::new),
          entry("builtins.FileNotFoundError", ErrorTable::fileNotFound),
          entry("builtins.IndexError", IndexOutOfBoundsException::new),
          entry("builtins.KeyError", NoSuchElementException::new),
          entry("builtins.LookupError", NoSuchElementException::new),
          entry("builtins.NotImplementedError", UnsupportedOperationException::new),
          entry("builtins.OSError", text -> new UncheckedIOException(new IOException(text))),
          entry("builtins.OverflowError", ArithmeticException::new),
          entry("builtins.RuntimeError", IllegalStateException::new),
          entry("builtins.TimeoutError", AsyncTimeoutException::new),
          entry("asyncio.TimeoutError", AsyncTimeoutException::new),
          entry("asyncio.exceptions.TimeoutError", AsyncTimeoutException::new),
          entry("builtins.TypeError", ClassCastException::new),
          entry("builtins.ValueError", IllegalArgumentException::new),
          entry("builtins.ZeroDivisionError", ArithmeticException::new));

  /** The names of a class and those that extend it; the first that fits counts. */
  private static final List<Map.Entry<Class<? extends Throwable>, String>> NAMES =
      List.of(
          entry(NotFoundException.class, "aiozmq.rpc.base.NotFoundError"),
          entry(ParametersException.class, "aiozmq.rpc.base.ParametersError"),
          entry(PackException.class, "builtins.TypeError"),
          entry(AsyncTimeoutException.class, "builtins.TimeoutError"),
          entry(NoSuchElementException.class, "builtins.KeyError"),
          entry(IndexOutOfBoundsException.class, "builtins.IndexError"),
          entry(UnsupportedOperationException.class, "builtins.NotImplementedError"),
          entry(ClassCastException.class, "builtins.TypeError"),
          entry(NullPointerException.class, "builtins.TypeError"),
          entry(ArithmeticException.class, "builtins.ArithmeticError"),
          entry(AssertionError.class, "builtins.AssertionError"),
          entry(FileNotFoundException.class, "builtins.FileNotFoundError"),
          entry(IOException.class, "builtins.OSError"),
          entry(UncheckedIOException.class, "builtins.OSError"));

  /** The names of just these classes: what extends them goes by its own name. */
  private static final Map<Class<?>, String> EXACT =
      Map.of(
          IllegalArgumentException.class, "builtins.ValueError",
          NumberFormatException.class, "builtins.ValueError",
          IllegalStateException.class, "builtins.RuntimeError",
          RuntimeException.class, "builtins.RuntimeError");

  private ErrorTable() {}

  private static Throwable fileNotFound(String text) {
    return new UncheckedIOException(new FileNotFoundException(text));
  }

  /** Returns what goes over the wire for an exception: name, arguments, text. */
  static List<Object> pack(Throwable error) {
    var message = error.getMessage();
    var args = message == null ? List.of() : List.of(message);
    return List.of(name(error.getClass()), args, error.toString());
  }

  private static String name(Class<?> type) {
    var exact = EXACT.get(type);
    if (exact != null) return exact;
    return NAMES.stream()
        .filter(entry -> entry.getKey().isAssignableFrom(type))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(type.getName());
  }

  /**
   * Returns the exception that an answer stands for.
   *
   * @throws ClassCastException if it stands for none
   */
  static Throwable unpack(Object answer, RpcOptions options) {
    var parts = (List<?>) answer;
    if (parts.size() != 3) throw new IllegalArgumentException(parts.size() + " parts of an error");
    var name = (String) parts.get(0);
    @SuppressWarnings("unchecked")
    var args = (List<@Nullable Object>) parts.get(1);
    var own = options.errors().get(name);
    if (own != null) return own.apply(args);
    var known = KNOWN.get(name);
    if (known == null) return new GenericException(name, args, (String) parts.get(2));
    return known.apply(args.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
