// Written by the porting assistant of asyncio4j from ch06/why_the_loop.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

// Four reasons to take hold of the loop: timers, futures, other executors, a handler of last resort.
public final class WhyTheLoop {
  private WhyTheLoop() {}

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Future<String> future = loop.createFuture();
      TimerHandle timer = loop.callLater(seconds(0.02), () -> future.setResult("the timer's gift"));
      TimerHandle never = loop.callLater(seconds(5), () -> System.out.println("not printed"));
      System.out.println(await(future));
      never.cancel();
      System.out.println("cancelled: " + (never.cancelled() ? "yes" : "no") + " / " + (timer.cancelled() ? "yes" : "no"));
      ExecutorService pool = Executors.newFixedThreadPool(1);
      try {
        System.out.println(await(loop.runInExecutor(pool, () -> (int) Math.pow(2, 10)))); // check: a power beyond int
      } finally {
        pool.shutdown();
      }
      loop.setExceptionHandler((inLoop, context) -> System.out.println("handler: " + text(context.exception()))); // check: the text of an exception
      loop.callSoon(() -> broken());
      await(sleep(Duration.ZERO));
      await(sleep(Duration.ZERO));
    });
  }

  static void broken() {
    throw new IllegalArgumentException("a callback failed");
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
