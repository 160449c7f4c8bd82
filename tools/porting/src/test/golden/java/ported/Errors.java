// Written by the porting assistant of asyncio4j from cookbook/errors.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

// Errors: of the network, of one's own, of groups.
public final class Errors {
  private Errors() {}

  static String connect(int port) {
    StreamWriter writer = null;
    try {
      var pair = await(openConnection("127.0.0.1", port));
      StreamReader reader = pair.reader();
      writer = pair.writer();
    } catch (UncheckedIOException e) {
      if (!refused(e)) throw e;
      return "refused";
    }
    writer.close();
    return "connected";
  }

  static class ConfigError extends RuntimeException {
    ConfigError(String message) {
      super(message);
    }
  }

  static Coroutine<String> load(String what) {
    return async(() -> {
      if (what.isEmpty()) {
        throw new ConfigError("empty");
      }
      if (what.equals("disk")) {
        throw osError("no disk");
      }
      return what;
    });
  }

  static String config(String what) {
    try {
      return await(load(what));
    } catch (ConfigError | UncheckedIOException e2) { // check: the JDK's own IOException is not caught here
      return "failed: " + text(e2); // check: the text of an exception
    }
  }

  static void careful(Coroutine<Object> work, List<String> log) {
    Object result = null;
    boolean completed = false;
    try {
      try {
        result = await(work);
        completed = true;
      } catch (IllegalArgumentException | NoSuchElementException e2) { // check: Java may throw something else for KeyError
        throw (IllegalStateException) new IllegalStateException("wrapped").initCause(e2);
      } catch (Exception e3) {
        log.add("any other, but no cancel");
      }
      if (completed) {
        log.add("got " + text(result)); // check: the text of mixed types
      }
    } finally {
      await(sleep(Duration.ZERO));
      log.add("cleaned up");
    }
  }

  static void check(List<String> log) {
    String answer = await(load("x"));
    if (!answer.equals("x")) throw new AssertionError("");
    log.add("checked");
  }

  static Coroutine<Void> broken(Object error_) {
    return async(() -> {
      Errors.<Object>todo(62, "raise error"); // raise of mixed types
    });
  }

  static void sortOut(List<String> log) {
    try {
      taskGroup(group -> {
        group.createTask(broken(new IllegalArgumentException("a value")));
        group.createTask(broken(osError("a disk")));
      });
    } catch (RuntimeException | Error caught) {
      List<Throwable> rest = leaves(caught);
      TaskGroupException errors2 = takeOut(rest, IllegalArgumentException.class);
      if (errors2 != null) { // check: groups in a group are taken apart
        log.addAll(new ArrayList<>(errorsOf(errors2, IllegalArgumentException.class).stream().map(e -> "value: " + text(e)).toList()));
      }
      TaskGroupException errors3 = takeOut(rest, UncheckedIOException.class);
      if (errors3 != null) { // check: the JDK's own IOException is not caught here; groups in a group are taken apart
        log.addAll(new ArrayList<>(errorsOf(errors3, UncheckedIOException.class).stream().map(e2 -> "io: " + text(e2)).toList())); // check: the text of an error that is not raised here
      }
      raiseRest(caught, rest);
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println(connect(1));
      for (String what : List.of("", "disk", "file")) {
        System.out.println(config(what));
      }
      List<String> log = new ArrayList<>();
      Errors.<Object>todo(83, "await careful(load(\"a\"), log)"); // a Coroutine<str> where a Coroutine<any> is needed
      Errors.<Object>todo(84, "await careful(broken(OSError()), log)"); // a Coroutine<void> where a Coroutine<any> is needed
      try {
        Errors.<Object>todo(86, "await careful(broken(ValueError(\"inner\")), log)"); // a Coroutine<void> where a Coroutine<any> is needed
      } catch (IllegalStateException e2) {
        log.add(text(e2) + ": " + text(e2.getCause())); // check: the text of an exception
      }
      check(log);
      sortOut(log);
      System.out.println(String.join("\n", log));
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Double d) return shown(d);
    if (value instanceof byte[] b) return literal(b);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
  }

  /** Text of a float: the shortest that is read as the same number. */
  static String shown(double value) {
    if (Double.isNaN(value)) return "nan";
    if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
    if (value == 0) return 1 / value > 0 ? "0.0" : "-0.0";
    BigDecimal exact = new BigDecimal(value), made = exact;
    for (int digits = 1; digits <= 17; digits++) {
      made = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (made.doubleValue() == value) break;
    }
    String digits = made.unscaledValue().abs().toString().replaceAll("0+$", "");
    int point = made.precision() - made.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 16 || point < -3) {
      String tail = digits.length() > 1 ? "." + digits.substring(1) : "";
      return sign + digits.charAt(0) + tail + "e" + (point > 0 ? "+" : "-") + (Math.abs(point - 1) < 10 ? "0" : "") + Math.abs(point - 1);
    }
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits;
    if (digits.length() <= point) return sign + digits + "0".repeat(point - digits.length()) + ".0";
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  /** Text of bytes as Python writes them. */
  static String literal(byte[] data) {
    StringBuilder text = new StringBuilder();
    boolean apostrophe = false, quote = false;
    for (byte b : data) {
      apostrophe |= b == '\'';
      quote |= b == '"';
    }
    char mark = apostrophe && !quote ? '"' : '\'';
    for (byte b : data) {
      switch (b) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (b == mark) text.append('\\').append(mark);
          else if (b >= 32 && b < 127) text.append((char) b);
          else text.append(String.format("\\x%02x", b & 0xff));
        }
      }
    }
    return "b" + mark + text + mark;
  }

  /** Whether an error says that nobody listens at an address. */
  static boolean refused(Throwable error) {
    Throwable cause = error.getCause();
    return cause instanceof java.net.ConnectException && String.valueOf(cause.getMessage()).contains("refused");
  }

  /** Error of the system with a text of its own. */
  static UncheckedIOException osError(String message) {
    return new UncheckedIOException(message, new java.io.IOException(message));
  }

  /** The errors of a group, those of the groups in it, too; an error that is no group alone. */
  static List<Throwable> leaves(Throwable error) {
    List<Throwable> found = new ArrayList<>();
    if (error instanceof TaskGroupException group) for (Throwable e : group.exceptions()) found.addAll(leaves(e));
    else found.add(error);
    return found;
  }

  /** Takes the errors of some classes out of others: a group of them, null if there are none. */
  static TaskGroupException takeOut(List<Throwable> errors, Class<?>... classes) {
    List<Throwable> found = new ArrayList<>(errors.stream().filter(e -> Arrays.stream(classes).anyMatch(c -> c.isInstance(e))).toList());
    errors.removeAll(found);
    return found.isEmpty() ? null : new TaskGroupException("", found);
  }

  /** Raises again what no handler has taken: the error itself if it is all of it. */
  static void raiseRest(Throwable error, List<Throwable> rest) {
    if (rest.isEmpty()) return;
    if (rest.size() == leaves(error).size()) {
      if (error instanceof RuntimeException e) throw e;
      throw (Error) error;
    }
    throw new TaskGroupException("unhandled errors in a TaskGroup", rest);
  }

  static <T> List<T> errorsOf(TaskGroupException group, Class<T> type) {
    return group.exceptions().stream().map(type::cast).toList();
  }
}
