package dev.asyncio4j.zeromq.rpc;

import static java.util.Map.entry;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
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

  /** The names of classes; the first that fits counts. */
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
          entry(UncheckedIOException.class, "builtins.OSError"),
          entry(NumberFormatException.class, "builtins.ValueError"),
          entry(IllegalArgumentException.class, "builtins.ValueError"),
          entry(IllegalStateException.class, "builtins.RuntimeError"),
          entry(RuntimeException.class, "builtins.RuntimeError"));

  /** The classes whose names say too little of what extends them. */
  private static final Set<Class<?>> GENERAL =
      Set.of(IllegalArgumentException.class, IllegalStateException.class, RuntimeException.class);

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
    return NAMES.stream()
        .filter(entry -> names(entry.getKey(), type))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(type.getName());
  }

  /** {@return whether a class goes by another's name: only the JDK's do, others have their own} */
  private static boolean names(Class<?> known, Class<?> type) {
    if (known == type) return true;
    var module = type.getModule().getName();
    boolean isOfTheJdk = module != null && module.startsWith("java.");
    return isOfTheJdk && !GENERAL.contains(known) && known.isAssignableFrom(type);
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
    var own = own(name, options.errors());
    if (own != null) return own.apply(args);
    var known = KNOWN.get(name);
    if (known == null) return new GenericException(name, args, (String) parts.get(2));
    return known.apply(args.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /**
   * {@return what the user's table has for a name on the wire, or for a class that is sent as it}
   */
  private static <V> @Nullable V own(String name, Map<String, V> table) {
    var own = table.get(name);
    if (own != null) return own;
    return NAMES.stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(entry -> table.get(entry.getKey().getName()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
