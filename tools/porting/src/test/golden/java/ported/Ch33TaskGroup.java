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
import dev.asyncio4j.exceptions.TaskGroupException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
      try {
        taskGroup(group2 -> {
          group2.createTask(work("value", 0.01, new IllegalArgumentException("a value")));
          group2.createTask(work("key", 0.01, new NoSuchElementException("a key")));
          group2.createTask(work("victim", 5, null));
        });
      } catch (RuntimeException | Error caught) {
        List<Throwable> rest = leaves(caught);
        TaskGroupException errors2 = takeOut(rest, IllegalArgumentException.class);
        if (errors2 != null) { // check: groups in a group are taken apart
          System.out.println("values: " + String.join(", ", errorsOf(errors2, IllegalArgumentException.class).stream().map(e -> e.getMessage()).toList()));
        }
        TaskGroupException errors3 = takeOut(rest, NoSuchElementException.class);
        if (errors3 != null) { // check: Java may throw something else for KeyError; groups in a group are taken apart
          System.out.println("keys: " + String.join(", ", errorsOf(errors3, NoSuchElementException.class).stream().map(e2 -> e2.getMessage()).toList()));
        }
        raiseRest(caught, rest);
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

  /** The errors of a group, those of the groups in it, too; an error that is no group alone. */
  static List<Throwable> leaves(Throwable error) {
    List<Throwable> found = new ArrayList<>();
    if (error instanceof TaskGroupException group) for (Throwable e : group.exceptions()) found.addAll(leaves(e));
    else found.add(error);
    return found;
  }

  /** Takes the errors of some classes out of others: a group of them, null if there are none. */
  static TaskGroupException takeOut(List<Throwable> errors, Class<?>... classes) {
    List<Throwable> found = new ArrayList<>(errors.stream().filter(e -> Arrays.stream(classes).anyMatch(c -> c.isInstance(e))).toList());
    errors.removeAll(found);
    return found.isEmpty() ? null : new TaskGroupException("", found);
  }

  /** Raises again what no handler has taken: the error itself if it is all of it. */
  static void raiseRest(Throwable error, List<Throwable> rest) {
    if (rest.isEmpty()) return;
    if (rest.size() == leaves(error).size()) {
      if (error instanceof RuntimeException e) throw e;
      throw (Error) error;
    }
    throw new TaskGroupException("unhandled errors in a TaskGroup", rest);
  }

  static <T> List<T> errorsOf(TaskGroupException group, Class<T> type) {
    return group.exceptions().stream().map(type::cast).toList();
  }
}
