// Written by the porting assistant of asyncio4j from ch23/10_blocking_or_computing.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

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
import java.util.stream.IntStream;

// How to run a blocking or a computing function? A thread for the one, a process for the other.
public final class Program10BlockingOrComputing {
  private Program10BlockingOrComputing() {}

  static String blocking() {
    pause(0.02);
    return "read";
  }

  static int computing(int limit) {
    return Math.toIntExact(IntStream.range(0, limit).boxed().mapToLong(i -> Math.multiplyExact(i, i)).sum());
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      System.out.println(await(toThread(() -> blocking())));
      ExecutorService pool = Executors.newCachedThreadPool();
      try {
        System.out.println(await(loop.runInExecutor(pool, () -> blocking())));
      } finally {
        pool.shutdown();
      }
      pool = Executors.newFixedThreadPool(2); // check: threads instead of processes: ProcessPool of asyncio4j-processes
      try { // check: threads instead of processes: ProcessPool of asyncio4j-processes
        ExecutorService poolNow = pool;
        System.out.println(text(await(gather(List.of(10, 100, 1000).stream().<Future<Integer>>map(n -> loop.runInExecutor(poolNow, () -> computing(n))).toList()))));
      } finally {
        pool.shutdown();
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

  /** Blocks the thread, as time.sleep() does. */
  static void pause(double time) {
    try {
      Thread.sleep(Math.round(time * 1000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
