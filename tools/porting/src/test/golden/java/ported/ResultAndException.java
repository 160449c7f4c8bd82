// Written by the porting assistant of asyncio4j from ch08/result_and_exception.py; what it cannot tell is a todo(...), what to look at a "check".
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
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

// Asking a task for its result or its exception: too early, in time, after a failure, after a cancel.
public final class ResultAndException {
  private ResultAndException() {}

  static Coroutine<Integer> work(int value_) {
    return async(() -> {
      await(sleep(seconds(0.01)));
      if (value_ < 0) {
        throw new IllegalArgumentException("" + value_ + " is negative");
      }
      return value_;
    });
  }

  static void ask(String name_, Supplier<Object> question) {
    Object answer = null;
    boolean completed = false;
    try {
      answer = question.get();
      completed = true;
    } catch (InvalidStateException e2) {
      System.out.println(name_ + ": too early");
    } catch (CancelledError e3) {
      System.out.println(name_ + ": cancelled");
    } catch (IllegalArgumentException e4) {
      System.out.println(name_ + " raises: " + text(e4));
    }
    if (completed) {
      System.out.println(name_ + ": " + text(answer == null ? "nothing" : answer)); // check: the text of an exception
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      var parts = List.of(7, -7, 0).stream().<Task<Integer>>map(n -> createTask(work(n))).toList();
      exactly(parts, 3);
      Task<Integer> good = parts.get(0);
      Task<Integer> bad = parts.get(1);
      Task<Integer> stopped = parts.get(2);
      ask("result", () -> good.result());
      ask("exception", () -> good.exception());
      await(sleep(Duration.ZERO));
      stopped.cancel();
      await(Asyncio.wait(List.of(good, bad, stopped)));
      for (var item : List.of(new Tuple2<String, Task<Integer>>("good", good), new Tuple2<String, Task<Integer>>("bad", bad), new Tuple2<String, Task<Integer>>("stopped", stopped))) {
        String name_ = item.a();
        Task<Integer> task = item.b();
        ask(name_ + " result", () -> task.result());
        ask(name_ + " exception", () -> task.exception());
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

  record Tuple2<A, B>(A a, B b) implements Comparable<Tuple2<A, B>> {
    @Override
    public int compareTo(Tuple2<A, B> other) {
      return compared(Arrays.asList(a, b), Arrays.asList(other.a, other.b));
    }

    @Override
    public String toString() {
      return "(" + repr(a) + ", " + repr(b) + ")";
    }
  }

  /** Fails unless there are so many items, as taking them apart does. */
  static void exactly(Collection<?> items, int count) {
    if (items.size() != count) throw new IllegalArgumentException("expected " + count + " values, got " + items.size());
  }

  /** Order of tuples: that of the first parts that differ. */
  @SuppressWarnings("unchecked")
  static int compared(List<?> first, List<?> second) {
    for (int i = 0; i < first.size(); i++) {
      int order = ((Comparable<Object>) first.get(i)).compareTo(second.get(i));
      if (order != 0) return order;
    }
    return 0;
  }
}
