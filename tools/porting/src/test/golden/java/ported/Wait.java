// Written by the porting assistant of asyncio4j from ch11/wait.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.ReturnWhen;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// Waiting for all, for the first, for the first failure, or for so long.
public final class Wait {
  private Wait() {}

  static Coroutine<Double> work(double seconds_, boolean fails) {
    return async(() -> {
      await(sleep(seconds(seconds_)));
      if (fails) {
        throw new IllegalArgumentException("failed");
      }
      return seconds_;
    });
  }

  static List<Task<Double>> start() {
    return new ArrayList<>(List.of(createTask(work(0.05, false)), createTask(work(0.1, true)), createTask(work(0.15, false))));
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Set<Task<Double>> done = null;
      Set<Task<Double>> pending = null;
      List<Task<Double>> tasks = null;
      for (ReturnWhen when_ : List.of(ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION)) {
        tasks = start();
        var pair = await(Asyncio.wait(tasks, WaitOptions.defaults().returnWhen(when_)));
        done = pair.done();
        pending = pair.pending();
        System.out.println(text(when_) + " " + done.size() + " done " + pending.size() + " pending");
        await(Asyncio.wait(tasks));
        for (Task<Double> task : tasks) {
          task.exception();
        }
      }
      tasks = start();
      var pair2 = await(Asyncio.wait(tasks, WaitOptions.defaults().timeout(seconds(0.075))));
      done = pair2.done();
      pending = pair2.pending();
      System.out.println("after 75 ms: " + done.size() + " done " + pending.size() + " pending, none of them cancelled: " + (!pending.stream().anyMatch(task2 -> task2.cancelled()) ? "yes" : "no"));
      for (Task<Double> task3 : pending) {
        task3.cancel();
      }
      await(Asyncio.wait(pending));
      System.out.println("cancelled by hand: " + (int) pending.stream().filter(task4 -> task4.cancelled()).count());
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
}
