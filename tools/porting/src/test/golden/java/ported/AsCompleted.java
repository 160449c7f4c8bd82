// Written by the porting assistant of asyncio4j from ch33/as_completed.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// Results in the order in which they come, and a time limit for all of them.
public final class AsCompleted {
  private AsCompleted() {}

  static Coroutine<String> work(String name_, double seconds_) {
    return async(() -> {
      await(sleep(seconds(seconds_)));
      if (name_.equals("bad")) {
        throw new IllegalArgumentException("bad work");
      }
      return name_;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      List<Coroutine<String>> coroutines = new ArrayList<>(List.of(work("slow", 0.15), work("quick", 0.05), work("bad", 0.1)));
      for (Awaitable<String> nextOne : asCompleted(coroutines)) {
        try {
          System.out.println("got " + await(nextOne));
        } catch (IllegalArgumentException e2) {
          System.out.println("failed: " + text(e2));
        }
      }
      List<Task<String>> tasks = new ArrayList<>(List.of(createTask(work("first", 0.01)), createTask(work("never", 5))));
      try {
        for (Awaitable<String> nextOne2 : asCompleted(tasks, seconds(0.1))) {
          System.out.println("got " + await(nextOne2));
        }
      } catch (AsyncTimeoutException e3) {
        System.out.println("too late for the others; cancelled: " + (tasks.get(1).cancelled() ? "yes" : "no"));
      }
      tasks.get(1).cancel();
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
