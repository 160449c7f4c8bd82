// Written by the porting assistant of asyncio4j from ch07/create_tasks.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// Four ways to make a task; it is only scheduled then, and runs when its maker waits.
public final class CreateTasks {
  private CreateTasks() {}

  static Coroutine<Integer> work(int number) {
    return async(() -> {
      System.out.println("work " + number + " runs");
      return Math.multiplyExact(number, number);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Ref<Task<Integer>> grouped = new Ref<>(null);
      EventLoop loop = getRunningLoop();
      List<Task<Integer>> tasks = new ArrayList<>(List.of(createTask(work(1), "high level"), loop.createTask(work(2)), createTask(work(3))));
      System.out.println("made, none has run; done: " + (int) tasks.stream().filter(task -> task.done()).count());
      System.out.println("still computing, still not run");
      await(sleep(Duration.ZERO));
      System.out.println("after one wait they have run in their order; done: " + (int) tasks.stream().filter(task2 -> task2.done()).count());
      System.out.println(tasks.get(0).getName() + " " + text(tasks.get(0).result()) + " " + text(await(tasks.get(1))) + " " + text(await(tasks.get(2))));
      taskGroup(group -> {
        grouped.value = group.createTask(work(4), "in a group");
        System.out.println("the group waits at its end");
      });
      System.out.println(grouped.value.getName() + " " + text(grouped.value.result()));
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

  /** A variable that a lambda and the code around it share. */
  static final class Ref<T> {
    T value;

    Ref(T value) {
      this.value = value;
    }
  }
}
