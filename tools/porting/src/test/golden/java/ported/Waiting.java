// Written by the porting assistant of asyncio4j from cookbook/waiting.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

// Coroutines or functions, results out of blocks, many at once, caches, decorators.
public final class Waiting {
  private Waiting() {}

  static List<String> fetched;
  static Map<String, Task<String>> cache;

  static String greeting(String name_) {
    await(sleep(Duration.ZERO));
    return "hello " + name_;
  }

  static Coroutine<String> page(int number) {
    return async(() -> {
      String text_ = greeting("page " + number);
      return text_.toUpperCase(Locale.ROOT);
    });
  }

  static List<String> pages() {
    return await(gather(page(1), page(2)));
  }

  static Coroutine<String> name_() {
    return async(() -> {
      await(sleep(seconds(0.02)));
      return "Ada";
    });
  }

  static Coroutine<Integer> age() {
    return async(() -> {
      await(sleep(seconds(0.01)));
      return 36;
    });
  }

  static Tuple2<String, Integer> person() {
    Ref<Task<Integer>> a = new Ref<>(null);
    Ref<Task<String>> n = new Ref<>(null);
    taskGroup(group -> {
      n.value = group.createTask(name_());
      a.value = group.createTask(age());
    });
    return new Tuple2<String, Integer>(n.value.result(), a.value.result());
  }

  static Tuple2<Integer, Boolean> counted() {
    Ref<Timeout> limit = new Ref<>(null);
    Ref<Integer> seen = new Ref<>(0);
    timeout(seconds(1), limitGiven -> {
      limit.value = limitGiven;
      for (int unused = 0; unused < 3; unused++) {
        await(sleep(Duration.ZERO));
        seen.value += 1;
      }
    });
    return new Tuple2<Integer, Boolean>(seen.value, limit.value.expired());
  }

  static String together() {
    Object n = Waiting.<Object>todo(52, "n, a = await asyncio.gather(name(), age())");
    Object a = Waiting.<Object>todo(52, "n, a = await asyncio.gather(name(), age())");
    Waiting.<Object>todo(52, "n, a = await asyncio.gather(name(), age())"); // gather of different types: tasks, and result() of each
    return text(n) + " is " + text(a); // check: the text of an unknown type
  }

  static void background(List<String> told) {
    Ref<Task<Void>> task = new Ref<>(null);
    Ref<Set<Task<Void>>> tasks = new Ref<>(null);
    tasks.value = new LinkedHashSet<>();
    task.value = createTask(fails());
    tasks.value.add(task.value);
    task.value.addDoneCallback(one -> finished(((Task<Void>) one), tasks, told));
    await(sleep(seconds(0.01)));
  }

  static void finished(Task<Void> task, Ref<Set<Task<Void>>> tasks, List<String> told) {
    tasks.value.remove(task);
    if (!task.cancelled() && task.exception() != null) {
      told.add(text(task.exception())); // check: the text of an exception
    }
  }

  static Coroutine<Void> fails() {
    return async(() -> {
      throw new IllegalArgumentException("nobody awaits me");
    });
  }

  static Object retry(Object attempts) {
    Waiting.<Object>todo(88, "return decorate"); // decorate as a value
    return null;
  }

  static Object decorate(Object work, Object attempts) {
    Waiting.<Object>todo(87, "return wrapped"); // wrapped as a value
    return null;
  }

  static Coroutine<Object> wrapped(Object work, Object attempts, Object... args_0) {
    return async(() -> {
      List<Object> args_ = Arrays.asList(args_0);
      Object attempt = Waiting.<Object>todo(81, "for attempt in range(1, attempts + 1):");
      Waiting.<Object>todo(81, "for attempt in range(1, attempts + 1):"); // an unknown type Add a int
      if (true) {
        try {
          Waiting.<Object>todo(83, "return await work(*args)"); // work has no counterpart
        } catch (IllegalArgumentException e) {
          if (Objects.equals(attempt, attempts)) {
            throw e;
          }
        }
      }
      return null;
    });
  }

  static String flaky(List<Integer> tries) {
    tries.add(1);
    if (tries.size() < 3) {
      throw new IllegalArgumentException("");
    }
    return "after " + tries.size();
  }

  static Tuple2<Integer, Integer> waitForTheOthers() {
    Set<Task<?>> others = minus(allTasks(), new LinkedHashSet<>(List.of(currentTask())));
    var pair = await(Asyncio.wait(others));
    Set<Task<?>> done = pair.done();
    Set<Task<?>> pending = pair.pending();
    return new Tuple2<Integer, Integer>(done.size(), pending.size());
  }

  static Coroutine<String> cached(String key) {
    return async(() -> {
      if (!cache.containsKey(key)) {
        cache.put(key, createTask(fetch(key)));
      }
      return await(shield(item(cache, key)));
    });
  }

  static Coroutine<String> fetch(String key) {
    return async(() -> {
      fetched.add(key);
      await(sleep(seconds(0.01)));
      return key.toUpperCase(Locale.ROOT);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println(String.join(", ", pages()));
      var pair = person();
      String n = pair.a();
      int a = pair.b();
      System.out.println(n + " " + a);
      var pair2 = counted();
      int seen = pair2.a();
      boolean expired = pair2.b();
      System.out.println("" + seen + " " + (expired ? "expired" : "in time"));
      System.out.println(together());
      List<String> told = new ArrayList<>();
      background(told);
      System.out.println(String.join(", ", told));
      Waiting.<Object>todo(137, "print(await flaky([]))"); // flaky is decorated
      createTask(name_());
      createTask(age());
      Waiting.<Object>todo(140, "print(\"%d done, %d pending\" % await wait_for_the_others())"); // %d of a Tuple2
      Waiting.<Object>todo(141, "print(*await asyncio.gather(cached(\"k\"), cached(\"k\")), len(fetched))"); // print(*...) beside others
    });
  }

  public static void main(String[] args) {
    cache = new LinkedHashMap<>();
    fetched = new ArrayList<>();
    run(main());
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

  /** A variable that a lambda and the code around it share. */
  static final class Ref<T> {
    T value;

    Ref(T value) {
      this.value = value;
    }
  }

  record Tuple2<A, B>(A a, B b) implements Comparable<Tuple2<A, B>> {
    @Override
    public int compareTo(Tuple2<A, B> other) {
      return compared(Arrays.asList(a, b), Arrays.asList(other.a, other.b));
    }

    @Override
    public String toString() {
      return "(" + repr(a) + ", " + repr(b) + ")";
    }
  }

  /** Item of a map, which must be there. */
  static <K, V> V item(Map<K, V> map, K key) {
    if (!map.containsKey(key)) throw new NoSuchElementException(String.valueOf(key));
    return map.get(key);
  }

  static <T> Set<T> minus(Collection<T> from, Collection<?> items) {
    Set<T> rest = new LinkedHashSet<>(from);
    rest.removeAll(items);
    return rest;
  }

  /** Order of tuples: that of the first parts that differ. */
  @SuppressWarnings("unchecked")
  static int compared(List<?> first, List<?> second) {
    for (int i = 0; i < first.size(); i++) {
      int order = ((Comparable<Object>) first.get(i)).compareTo(second.get(i));
      if (order != 0) return order;
    }
    return 0;
  }
}
