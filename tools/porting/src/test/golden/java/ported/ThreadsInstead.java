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

  static List<Object> withThreads() {
    List<Object> results = new ArrayList<>();
    ReentrantLock lock = new ReentrantLock();
    Object threads = ThreadsInstead.<Object>todo(15, "threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]");
    ThreadsInstead.<Object>todo(15, "threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]"); // threading.Thread has no counterpart
    for (Object thread : ThreadsInstead.<List<Object>>todo(16, "threads")) {
      ThreadsInstead.<Object>todo(17, "thread.start()"); // start of an unknown type
    }
    for (Object thread2 : ThreadsInstead.<List<Object>>todo(18, "threads")) {
      ThreadsInstead.<Object>todo(19, "thread.join()"); // join of an unknown type
    }
    return results;
  }

  static void work(Object number, Object lock, Object results) {
    ThreadsInstead.<Object>todo(11, "time.sleep(0.05 * number)"); // a double Mult an unknown type
    ThreadsInstead.<Object>todo(12, "with lock:"); // with of an unknown type
    if (true) {
      ThreadsInstead.<Object>todo(13, "results.append(number * number)"); // append of an unknown type
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
    System.out.println("threads: " + text(withThreads())); // check: the text of an unknown type
    System.out.println("tasks:   " + text(run(withTasks())));
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
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
