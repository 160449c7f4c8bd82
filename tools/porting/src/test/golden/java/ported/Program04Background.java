// Written by the porting assistant of asyncio4j from ch23/04_background.py; what it cannot tell is a todo(...), what to look at a "check".
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
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// How to run in the background, wait for all of it at the end, and hear of failures nobody awaits?
public final class Program04Background {
  private Program04Background() {}

  static Set<Task<Void>> background;

  static void spawn_(Coroutine<Void> coroutine_) {
    Task<Void> task = createTask(coroutine_);
    background.add(task);
    task.addDoneCallback(one -> finished(((Task<Void>) one)));
  }

  static void finished(Task<Void> task) {
    background.remove(task);
    if (!task.cancelled() && task.exception() != null) {
      System.out.println("background failure: " + text(task.exception())); // check: the text of an exception
    }
  }

  static Coroutine<Void> note(String text_, double seconds_) {
    return async(() -> {
      await(sleep(seconds(seconds_)));
      if (text_.equals("bad")) {
        throw new IllegalArgumentException("a bad note");
      }
      System.out.println("noted " + text_);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      for (var item : List.of(new Tuple2<String, Double>("one", 0.1), new Tuple2<String, Double>("bad", 0.05), new Tuple2<String, Double>("two", 0.01))) {
        String text_ = item.a();
        double seconds_ = item.b();
        spawn_(note(text_, seconds_));
      }
      System.out.println("main goes on, " + background.size() + " in the background");
      while (!background.isEmpty()) {
        await(Asyncio.wait(background));
        await(sleep(Duration.ZERO));
      }
      System.out.println("all done, " + background.size() + " left");
    });
  }

  public static void main(String[] args) {
    background = new LinkedHashSet<>();
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
