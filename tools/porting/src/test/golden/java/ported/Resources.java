// Written by the porting assistant of asyncio4j from cookbook/resources.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

// Things that are opened and closed, files, generators, comprehensions, signals.
public final class Resources {
  private Resources() {}

  static class Session {
    String name_;
    List<String> log;

    Session(String name_, List<String> log) {
      String old = name_;
      List<String> old2 = log;
      this.name_ = old;
      this.log = old2;
    }

    Session aenter() {
      await(sleep(Duration.ZERO));
      this.log.add("open " + this.name_);
      return this;
    }

    void aexit(Object... error_0) {
      List<Object> error_ = Arrays.asList(error_0);
      await(sleep(Duration.ZERO));
      this.log.add("close " + this.name_);
    }
  }

  static AsyncGenerator<List<String>> transaction(List<String> log) {
    return asyncGenerator(y -> {
      log.add("begin");
      try {
        y.emit(log);
      } catch (Throwable e) {
        log.add("rollback");
        throw e;
      }
      log.add("commit");
    });
  }

  static void many(List<String> names, List<String> log) {
    Object stack = Resources.<Object>todo(36, "async with AsyncExitStack() as stack:");
    Resources.<Object>todo(36, "async with AsyncExitStack() as stack:"); // contextlib.AsyncExitStack has no counterpart
    if (true) {
      for (String name_ : names) {
        Resources.<Object>todo(38, "await stack.enter_async_context(Session(name, log))"); // enter_async_context of an unknown type
      }
      log.add("inside");
    }
  }

  static Object lines(Object path) {
    Object file = Resources.<Object>todo(45, "with open(path, encoding=\"utf-8\") as file:");
    Resources.<Object>todo(45, "with open(path, encoding=\"utf-8\") as file:"); // a file: AsyncFiles of asyncio4j-files, or java.nio.file.Files
    if (true) {
      Resources.<Object>todo(46, "return file.read().splitlines()"); // read of an unknown type
    }
    return null;
  }

  static Coroutine<Object> upper(Object path) {
    return async(() -> {
      Resources.<Object>todo(50, "return [line.upper() for line in await asyncio.to_thread(lines, path)]"); // a loop over None
      return null;
    });
  }

  static void waitForHup() {
    Event came = Event.create();
    EventLoop loop = getRunningLoop();
    loop.addSignalHandler("HUP", () -> came.set());
    sendHup();
    await(came.await());
    loop.removeSignalHandler("HUP");
  }

  static void sendHup() {
    AsyncProcess process = await(createSubprocessExec(ProcessOptions.defaults(), "kill", "-HUP", String.valueOf((int) ProcessHandle.current().pid())));
    await(process.waitFor());
  }

  static AsyncGenerator<Integer> count(List<String> log) {
    return asyncGenerator(y -> {
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
    Object numbers = Resources.<Object>todo(81, "async with aclosing(count(log)) as numbers:");
    Resources.<Object>todo(81, "async with aclosing(count(log)) as numbers:"); // contextlib.aclosing has no counterpart
    if (true) {
      Object number = Resources.<Object>todo(82, "async for number in numbers:");
      Resources.<Object>todo(82, "async for number in numbers:"); // async for over an unknown type
      if (true) {
        if (Objects.equals(number, 2)) {
          return;
        }
        log.add("number " + text(number)); // check: the text of an unknown type
      }
    }
  }

  static Coroutine<Integer> square(int number) {
    return async(() -> {
      await(sleep(Duration.ZERO));
      return Math.multiplyExact(number, number);
    });
  }

  static Tuple3<List<Integer>, String, List<Object>> squares(List<String> log) {
    List<Integer> even = new ArrayList<>(await(count(log).toList()).stream().filter(n -> Math.floorMod(n, 50) == 0).<Integer>map(n -> n * 10).toList());
    Map<Integer, Object> table = Resources.<Map<Integer, Object>>todo(97, "table = {n: await square(n) for n in range(3)}");
    Resources.<Object>todo(97, "table = {n: await square(n) for n in range(3)}"); // a dictionary with nothing in it
    List<Integer> atOnce = await(gather(IntStream.range(0, 3).boxed().<Coroutine<Integer>>map(n3 -> square(n3)).toList()));
    Resources.<Object>todo(99, "return even, \" \".join(f\"{k}:{v}\" for k, v in table.items()), at_once"); // a List<int?> where a List<none> is needed
    return null;
  }

  static Coroutine<Void> main() {
    return async(() -> {
      List<String> log = new ArrayList<>();
      Session manager = new Session("a", log);
      Session a = manager.aenter();
      try {
        Session manager2 = new Session("b", log);
        manager2.aenter();
        try {
          log.add("in " + a.name_);
        } finally {
          manager2.aexit();
        }
      } finally {
        manager.aexit();
      }
      Resources.<Object>todo(107, "async with transaction(log):"); // transaction is decorated
      if (true) {
        log.add("insert");
      }
      try {
        Resources.<Object>todo(110, "async with transaction(log):"); // transaction is decorated
        if (true) {
          throw new IllegalArgumentException("");
        }
      } catch (IllegalArgumentException e) {
      }
      many(new ArrayList<>(List.of("x", "y")), log);
      Object file = Resources.<Object>todo(115, "with tempfile.NamedTemporaryFile(\"w\", suffix=\".txt\") as file:");
      Resources.<Object>todo(115, "with tempfile.NamedTemporaryFile(\"w\", suffix=\".txt\") as file:"); // tempfile.NamedTemporaryFile has no counterpart
      if (true) {
        Resources.<Object>todo(116, "file.write(\"one\\ntwo\\n\")"); // write of an unknown type
        Resources.<Object>todo(117, "file.flush()"); // flush of an unknown type
        Resources.<Object>todo(118, "log.append(\" \".join(await upper(file.name)))"); // the attribute name of an unknown type
      }
      waitForHup();
      log.add("hup came");
      firstTwo(log);
      for (Object part : Resources.<List<Object>>todo(122, "await squares(log)")) {
        log.add(text(part)); // check: the text of an unknown type
      }
      System.out.println(String.join("\n", log));
    });
  }

  public static void main(String[] args) {
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

  record Tuple3<A, B, C>(A a, B b, C c) implements Comparable<Tuple3<A, B, C>> {
    @Override
    public int compareTo(Tuple3<A, B, C> other) {
      return compared(Arrays.asList(a, b, c), Arrays.asList(other.a, other.b, other.c));
    }

    @Override
    public String toString() {
      return "(" + repr(a) + ", " + repr(b) + ", " + repr(c) + ")";
    }
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
