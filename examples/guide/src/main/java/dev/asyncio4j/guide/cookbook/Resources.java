package dev.asyncio4j.guide.cookbook;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.signals;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Things that are opened and closed, files, generators, comprehensions, signals. Python: {@code
 * resources.py}.
 */
public final class Resources {
  private Resources() {}

  // recipe 4
  record Session(String name, List<String> log) implements AutoCloseable {
    static Session open(String name, List<String> log) {
      await(sleep(Duration.ZERO));
      log.add("open " + name);
      return new Session(name, log);
    }

    @Override
    public void close() {
      await(sleep(Duration.ZERO));
      log.add("close " + name);
    }
  }

  static void transaction(List<String> log, VoidBody1<List<String>> body) throws Exception {
    log.add("begin");
    try {
      body.accept(log);
    } catch (Throwable t) {
      log.add("rollback");
      throw t;
    }
    log.add("commit");
  }

  static void many(List<String> names, List<String> log) throws Exception {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      for (String name : names) open.push(Session.open(name, log));
      log.add("inside");
    } finally {
      while (!open.isEmpty()) open.pop().close();
    }
  }

  // end

  // recipe 10
  static List<String> upper(Path path) {
    List<String> lines = await(toThread(() -> Files.readAllLines(path)));
    return lines.stream().map(line -> line.toUpperCase(Locale.ROOT)).toList();
  }

  // end

  // recipe 15
  static void waitForHup() {
    try (var hups = signals("HUP")) {
      sendHup();
      for (String name : each(hups)) break;
    }
  }

  // end

  static void sendHup() {
    String pid = Long.toString(ProcessHandle.current().pid());
    try (var kill = await(createSubprocessExec(ProcessOptions.defaults(), "kill", "-HUP", pid))) {
      await(kill.waitFor());
    }
  }

  // recipe 24
  static AsyncGenerator<Integer> count(List<String> log) {
    return asyncGenerator(
        y -> {
          try {
            for (int i = 0; i < 100; i++) {
              await(sleep(Duration.ZERO));
              y.emit(i);
            }
          } finally {
            log.add("generator closed");
          }
        });
  }

  static void firstTwo(List<String> log) {
    AsyncGenerator<Integer> numbers = count(log);
    try {
      for (int number : each(numbers)) {
        if (number == 2) return;
        log.add("number " + number);
      }
    } finally {
      await(numbers.close());
    }
  }

  // end

  // recipe 25
  static Coroutine<Integer> square(int number) {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return number * number;
        });
  }

  static void squares(List<String> log) {
    List<Integer> even = await(count(log).filter(n -> n % 50 == 0).map(n -> n * 10).toList());
    Map<Integer, Integer> table = new LinkedHashMap<>();
    for (int n = 0; n < 3; n++) table.put(n, await(square(n)));
    List<Integer> atOnce =
        await(gather(IntStream.range(0, 3).mapToObj(Resources::square).toList()));
    log.add(even.toString());
    log.add(
        table.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(" ")));
    log.add(atOnce.toString());
  }

  // end

  static Coroutine<Void> main() {
    return async(
        () -> {
          List<String> log = new ArrayList<>();
          try (var a = Session.open("a", log);
              var b = Session.open("b", log)) {
            log.add("in " + a.name());
          }
          transaction(log, l -> l.add("insert"));
          try {
            transaction(
                log,
                l -> {
                  throw new IllegalArgumentException("a broken row");
                });
          } catch (IllegalArgumentException e) {
            // as Python's
          }
          many(List.of("x", "y"), log);
          Path file = Files.createTempFile("cookbook", ".txt");
          Files.writeString(file, "one\ntwo\n");
          log.add(String.join(" ", upper(file)));
          Files.delete(file);
          waitForHup();
          log.add("hup came");
          firstTwo(log);
          squares(log);
          log.forEach(System.out::println);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
