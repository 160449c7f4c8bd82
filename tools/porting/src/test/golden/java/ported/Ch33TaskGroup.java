// Written by the porting assistant of asyncio4j from ch33/task_group.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;

// Tasks with an owner: all end before the block does; one failure ends them all.
public final class Ch33TaskGroup {
  private Ch33TaskGroup() {}

  static Coroutine<Integer> work(String name_, double seconds_, Object error_) {
    return async(() -> {
      try {
        await(sleep(seconds(seconds_)));
      } catch (CancelledError e) {
        System.out.println(name_ + " cancelled");
        throw e;
      }
      if (truth(error_)) {
        Ch33TaskGroup.<Object>todo(12, "raise error"); // raise of mixed types
      }
      System.out.println(name_ + " finished");
      return name_.length();
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Ref<Task<Integer>> one = new Ref<>(null);
      Ref<Task<Integer>> three = new Ref<>(null);
      taskGroup(group -> {
        one.value = group.createTask(work("one", 0.02, null));
        three.value = group.createTask(work("three", 0.01, null));
      });
      Ch33TaskGroup.<Object>todo(21, "print(\"sum\", one.result() + three.result())"); // arithmetic of what may be None
      Ch33TaskGroup.<Object>todo(22, "try:"); // except*: catch TaskGroupException and sort exceptions()
      if (true) {
        taskGroup(group2 -> {
          group2.createTask(work("value", 0.01, new IllegalArgumentException("a value")));
          group2.createTask(work("key", 0.01, new NoSuchElementException("a key")));
          group2.createTask(work("victim", 5, null));
        });
      }
      if (true) {
        Ch33TaskGroup.<Object>todo(28, "print(\"values:\", \", \".join(e.args[0] for e in errors.exceptions))"); // errors is not assigned here
      }
      if (true) {
        Ch33TaskGroup.<Object>todo(30, "print(\"keys:\", \", \".join(e.args[0] for e in errors.exceptions))"); // errors is not assigned here
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  static boolean truth(Object value) {
    if (value instanceof Boolean b) return b;
    if (value instanceof Number n) return n.doubleValue() != 0;
    if (value instanceof CharSequence s) return !s.isEmpty();
    if (value instanceof byte[] b) return b.length > 0;
    if (value instanceof Collection<?> c) return !c.isEmpty();
    if (value instanceof Map<?, ?> m) return !m.isEmpty();
    return value != null;
  }

  /** A variable that a lambda and the code around it share. */
  static final class Ref<T> {
    T value;

    Ref(T value) {
      this.value = value;
    }
  }
}
