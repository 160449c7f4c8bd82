// Written by the porting assistant of asyncio4j from ch23/02_wait_and_return.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// How to wait for a task and get what it returns? Await it; later on, ask it.
public final class Program02WaitAndReturn {
  private Program02WaitAndReturn() {}

  static Coroutine<Integer> divide(int a, int b) {
    return async(() -> {
      await(sleep(seconds(0.01)));
      return Math.floorDiv(a, b);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Task<Integer> task = createTask(divide(42, 6));
      System.out.println(text(await(task)) + " " + text(task.result()) + " " + text(await(task)));
      Task<Integer> broken = createTask(divide(1, 0));
      try {
        await(broken);
      } catch (ArithmeticException e) {
        System.out.println("the error of the task comes out of the await");
      }
      System.out.println("and is kept: " + (broken.exception() instanceof ArithmeticException ? "yes" : "no"));
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
