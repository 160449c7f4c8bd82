// Written by the porting assistant of asyncio4j from ch14/executors.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

// Three ways for a blocking call: to_thread, the loop's own executor, an executor of yours.
public final class Ch14Executors {
  private Ch14Executors() {}

  static ContextVar<String> user;

  static String read(String name_, int number) {
    pause(0.01);
    if (number < 0) {
      throw new IllegalArgumentException(name_ + " cannot be read");
    }
    return name_ + " " + number + " for " + user.get();
  }

  static Coroutine<Void> main() {
    return async(() -> {
      List<String> pages = null;
      user.set("Ada");
      System.out.println("to_thread takes the context along: " + text(await(toThread(() -> read("page", 1)))));
      EventLoop loop = getRunningLoop();
      System.out.println("run_in_executor does not: " + text(await(loop.runInExecutor(null, () -> read("page", 2)))));
      ExecutorService pool = Executors.newFixedThreadPool(2);
      try {
        pages = await(gather(List.of(3, 4, 5).stream().<Future<String>>map(n -> loop.runInExecutor(pool, () -> read("page", n))).toList()));
      } finally {
        pool.shutdown();
      }
      System.out.println("" + pages.size() + " pages from a pool of two");
      try {
        await(toThread(() -> read("page", -1)));
      } catch (IllegalArgumentException e2) {
        System.out.println("an error comes back: " + text(e2));
      }
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

  /** Blocks the thread, as time.sleep() does. */
  static void pause(double time) {
    try {
      Thread.sleep(Math.round(time * 1000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
