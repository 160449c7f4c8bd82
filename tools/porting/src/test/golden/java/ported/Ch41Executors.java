// Written by the porting assistant of asyncio4j from ch41/executors.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

// Work given to pools, results as they come, a default pool of one's own, and back from a thread to the loop.
public final class Ch41Executors {
  private Ch41Executors() {}

  static Integer block(int number) {
    pause(0.05 * number);
    return Math.multiplyExact(number, number);
  }

  static int fromAThread(EventLoop loop) {
    CompletableFuture<Integer> future = runCoroutineThreadsafe(double_(21), loop);
    return within(future, 5);
  }

  static Coroutine<Integer> double_(int number) {
    return async(() -> {
      await(sleep(seconds(0.01)));
      return number * 2;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      ExecutorService pool = Executors.newFixedThreadPool(3);
      try {
        List<Future<Integer>> work = new ArrayList<>(List.of(3, 1, 2).stream().<Future<Integer>>map(n -> loop.runInExecutor(pool, () -> block(n))).toList());
        for (Awaitable<Integer> nextOne : asCompleted(work)) {
          System.out.println("came " + text(await(nextOne)));
        }
      } finally {
        pool.shutdown();
      }
      loop.setDefaultExecutor(Executors.newFixedThreadPool(1));
      System.out.println(text(await(gather(List.of(2, 1).stream().<Coroutine<Integer>>map(n2 -> toThread(() -> block(n2))).toList()))));
      System.out.println("from a thread: " + await(toThread(() -> fromAThread(loop))));
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

  /** Result of work on another thread, for which this thread waits so many seconds, or without end. */
  static <T> T within(CompletableFuture<T> work, double limit) {
    try {
      return limit < 0 ? work.get() : work.get(Math.round(limit * 1000), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AsyncTimeoutException("");
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException error) throw error;
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
