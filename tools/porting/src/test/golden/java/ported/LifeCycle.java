// Written by the porting assistant of asyncio4j from ch08/life_cycle.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

// Created, scheduled, suspended, done: returned, failed or cancelled.
public final class LifeCycle {
  private LifeCycle() {}

  static String state(Task<String> task) {
    if (!task.done()) {
      return "pending";
    }
    if (task.cancelled()) {
      return "cancelled";
    }
    return task.exception() != null ? "failed" : "returned";
  }

  static Coroutine<String> work(String how) {
    return async(() -> {
      await(sleep(seconds(0.02)));
      if (how.equals("fail")) {
        throw new IllegalArgumentException(how);
      }
      return how;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Map<String, Task<String>> tasks = List.of("return", "fail", "cancel").stream().collect(toMap(how -> how, how -> createTask(work(how))));
      System.out.println("made:      " + String.join(", ", tasks.entrySet().stream().map(entry -> entry.getKey() + " " + text(state(entry.getValue()))).toList()));
      await(sleep(Duration.ZERO));
      item(tasks, "cancel").cancel();
      System.out.println("suspended: " + String.join(", ", tasks.entrySet().stream().map(entry2 -> entry2.getKey() + " " + text(state(entry2.getValue()))).toList()));
      await(Asyncio.wait(tasks.values()));
      System.out.println("done:      " + String.join(", ", tasks.entrySet().stream().map(entry3 -> entry3.getKey() + " " + text(state(entry3.getValue()))).toList()));
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

  static <T, K, V> Collector<T, ?, Map<K, V>> toMap(Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
    return Collectors.toMap(key, value, (old, now) -> now, LinkedHashMap::new);
  }

  /** Item of a map, which must be there. */
  static <K, V> V item(Map<K, V> map, K key) {
    if (!map.containsKey(key)) throw new NoSuchElementException(String.valueOf(key));
    return map.get(key);
  }
}
