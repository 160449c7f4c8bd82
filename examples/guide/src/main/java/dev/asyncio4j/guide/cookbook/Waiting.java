package dev.asyncio4j.guide.cookbook;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.spawn;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Coroutines or methods, results out of blocks, many at once, caches, decorators. Python: {@code
 * waiting.py}.
 */
public final class Waiting {
  private Waiting() {}

  // recipe 5
  static String greeting(String name) { // always awaited at once
    await(sleep(Duration.ZERO));
    return "hello " + name;
  }

  static Coroutine<String> page(int number) { // handed to gather
    return async(
        () -> {
          String text = greeting("page " + number);
          return text.toUpperCase(Locale.ROOT);
        });
  }

  static List<String> pages() {
    return await(gather(page(1), page(2)));
  }

  // end

  static Coroutine<String> name() {
    return sleep(seconds(0.02), "Ada");
  }

  static Coroutine<Integer> age() {
    return sleep(seconds(0.01), 36);
  }

  // recipe 6
  record Person(String name, int age) {}

  static Person person() {
    return taskGroup(
        group -> {
          Task<String> n = group.createTask(name());
          Task<Integer> a = group.createTask(age());
          return new Person(await(n), await(a));
        });
  }

  record Counted(int seen, boolean expired) {}

  static Counted counted() {
    return timeout(
        seconds(1),
        limit -> {
          int seen = 0;
          for (int i = 0; i < 3; i++) {
            await(sleep(Duration.ZERO));
            seen++;
          }
          return new Counted(seen, limit.expired());
        });
  }

  // end

  // recipe 7
  static String together() {
    Task<String> n = createTask(name());
    Task<Integer> a = createTask(age());
    await(gather(n, a));
    return n.result() + " is " + a.result();
  }

  // end

  // recipe 11
  static void background(List<String> told) {
    getRunningLoop()
        .setExceptionHandler((loop, context) -> told.add(context.exception().getMessage()));
    spawn(fails());
    await(sleep(seconds(0.01)));
  }

  // end

  static Coroutine<Void> fails() {
    return async(
        () -> {
          throw new IllegalArgumentException("nobody awaits me");
        });
  }

  // recipe 14
  static <T> Coroutine<T> retry(int attempts, Supplier<Coroutine<T>> work) {
    return async(
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return await(work.get());
            } catch (IllegalArgumentException e) {
              if (attempt == attempts) throw e;
            }
          }
        });
  }

  static Coroutine<String> flaky(List<Integer> tries) {
    return retry(
        3,
        () ->
            async(
                () -> {
                  tries.add(1);
                  if (tries.size() < 3) throw new IllegalArgumentException("not yet");
                  return "after " + tries.size();
                }));
  }

  // end

  // recipe 21
  static String waitForTheOthers() {
    Set<Task<?>> others = new LinkedHashSet<>(allTasks());
    others.remove(currentTask());
    var result = await(Asyncio.wait(others));
    return result.done().size() + " done, " + result.pending().size() + " pending";
  }

  // end

  // recipe 23
  static final Map<String, Task<String>> CACHE = new HashMap<>();

  static Coroutine<String> cached(String key) {
    return async(
        () -> {
          Task<String> task = CACHE.get(key);
          if (task == null) {
            task = createTask(fetch(key));
            CACHE.put(key, task);
          }
          return await(shield(task));
        });
  }

  // end

  static final List<String> FETCHED = new ArrayList<>();

  static Coroutine<String> fetch(String key) {
    return async(
        () -> {
          FETCHED.add(key);
          await(sleep(seconds(0.01)));
          return key.toUpperCase(Locale.ROOT);
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          CACHE.clear();
          FETCHED.clear();
          System.out.println(String.join(", ", pages()));
          Person person = person();
          System.out.println(person.name() + " " + person.age());
          Counted counted = counted();
          System.out.println(counted.seen() + (counted.expired() ? " expired" : " in time"));
          System.out.println(together());
          List<String> told = new ArrayList<>();
          background(told);
          System.out.println(String.join(", ", told));
          System.out.println(await(flaky(new ArrayList<>())));
          createTask(name());
          createTask(age());
          System.out.println(waitForTheOthers());
          List<String> both = await(gather(cached("k"), cached("k")));
          System.out.println(String.join(" ", both) + " " + FETCHED.size());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
