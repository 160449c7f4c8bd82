// Written by the porting assistant of asyncio4j from ch04/a_coroutine_is_a_value.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// Calling a coroutine function runs nothing: it makes a value, which runs once, when awaited.
public final class ACoroutineIsAValue {
  private ACoroutineIsAValue() {}

  static Coroutine<Integer> greet(String name_) {
    return async(() -> {
      System.out.println("hello " + name_);
      return name_.length();
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Coroutine<Integer> coroutine_ = greet("Ada");
      System.out.println("made, and nothing has run");
      System.out.println("it is a coroutine: " + ((coroutine_ instanceof Coroutine<?>) ? "yes" : "no"));
      System.out.println("length " + text(await(coroutine_)));
      try {
        await(coroutine_);
      } catch (IllegalStateException e) {
        System.out.println("it runs once: the second await is an error");
      }
    });
  }

  public static void main(String[] args) {
    run(main());
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
}
