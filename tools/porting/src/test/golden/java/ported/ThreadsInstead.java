// Written by the porting assistant of asyncio4j from ch24/threads_instead.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

// The same job with threads and with tasks: both do it, and only one needs a lock for a plain += .
public final class ThreadsInstead {
  private ThreadsInstead() {}

  static List<Integer> withThreads() {
    List<Integer> results = new ArrayList<>();
    ReentrantLock lock = new ReentrantLock();
    List<Thread> threads = new ArrayList<>(List.of(3, 1, 2).stream().map(n -> threadOf(() -> work(n, lock, results), null, false)).toList());
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread2 : threads) {
      joinThread(thread2, -1);
    }
    return results;
  }

  static void work(int number, ReentrantLock lock, List<Integer> results) {
    pause(0.05 * number);
    lock.lock();
    try {
      results.add(Math.multiplyExact(number, number));
    } finally {
      lock.unlock();
    }
  }

  static Coroutine<List<Integer>> withTasks() {
    return async(() -> {
      List<Integer> results = new ArrayList<>();
      await(gather(List.of(3, 1, 2).stream().<Coroutine<Void>>map(n -> withTasksWork(n, results)).toList()));
      return results;
    });
  }

  static Coroutine<Void> withTasksWork(int number, List<Integer> results) {
    return async(() -> {
      await(sleep(seconds(0.05 * number)));
      results.add(Math.multiplyExact(number, number));
    });
  }

  public static void main(String[] args) {
    System.out.println("threads: " + text(withThreads()));
    System.out.println("tasks:   " + text(run(withTasks())));
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

  static Thread threadOf(Runnable work, String name, boolean daemon) {
    Thread thread = name == null ? new Thread(work) : new Thread(work, name);
    thread.setDaemon(daemon);
    return thread;
  }

  /** Waits for a thread so many seconds, or until it has ended. */
  static void joinThread(Thread thread, double limit) {
    try {
      thread.join(limit < 0 ? 0 : Math.max(1, Math.round(limit * 1000)));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
