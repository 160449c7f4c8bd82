// Written by the porting assistant of asyncio4j from ch32/context_of_a_task.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// Each task has its own copy of the context: what it sets, it sets for itself and for what it starts.
public final class ContextOfATask {
  private ContextOfATask() {}

  static ContextVar<String> user;

  static Coroutine<String> request(String name_, double seconds_) {
    return async(() -> {
      user.set(name_);
      await(sleep(seconds(seconds_)));
      return await(createTask(log()));
    });
  }

  static Coroutine<String> log() {
    return async(() -> {
      return "log of " + user.get();
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      for (String line : await(gather(request("Ada", 0.02), request("Grace", 0.01)))) {
        System.out.println(text(line));
      }
      System.out.println("main: " + user.get());
      await(request("inline", 0));
      System.out.println("awaited without a task, it was main's own context: " + user.get());
    });
  }

  public static void main(String[] args) {
    user = ContextVar.create("user", "nobody");
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
