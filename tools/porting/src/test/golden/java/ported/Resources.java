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
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.sync.Event;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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

  static void transaction(List<String> log, Consumer<List<String>> body) {
    log.add("begin");
    try {
      body.accept(log);
    } catch (Throwable e) {
      log.add("rollback");
      throw e;
    }
    log.add("commit");
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

  static List<String> lines(String path) {
    TextFile file = new TextFile(path, "r");
    try (file) {
      return new ArrayList<>(file.read().lines().toList()); // check: line ends
    }
  }

  static Coroutine<List<String>> upper(String path) {
    return async(() -> {
      return new ArrayList<>(await(toThread(() -> lines(path))).stream().map(line -> line.toUpperCase(Locale.ROOT)).toList());
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
      transaction(log, unused -> {
        log.add("insert");
      });
      try {
        transaction(log, unused2 -> {
          throw new IllegalArgumentException("");
        });
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

  /** A file of text in UTF-8, as open() gives it. */
  static final class TextFile implements AutoCloseable {
    private final java.io.BufferedReader reader;
    private final java.io.Writer writer;

    TextFile(String path, String mode) {
      try {
        var how = mode.equals("a") ? java.nio.file.StandardOpenOption.APPEND : mode.equals("x") ? java.nio.file.StandardOpenOption.CREATE_NEW : java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
        reader = mode.equals("r") ? Files.newBufferedReader(Path.of(path)) : null;
        writer = mode.equals("r") ? null : Files.newBufferedWriter(Path.of(path), java.nio.file.StandardOpenOption.WRITE, mode.equals("x") ? how : java.nio.file.StandardOpenOption.CREATE, how);
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A line with its end, which is always one character; empty at the end of the file. */
    String readLine() {
      StringBuilder line = new StringBuilder();
      try {
        for (int c; (c = reader.read()) >= 0; ) {
          line.append(c == '\r' ? '\n' : (char) c);
          if (c == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') reader.reset();
          }
          if (c == '\n' || c == '\r') break;
        }
        return line.toString();
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<String> readLines() {
      List<String> lines = new ArrayList<>();
      for (String line; !(line = readLine()).isEmpty(); ) lines.add(line);
      return lines;
    }

    String read() {
      return String.join("", readLines());
    }

    int write(String text) {
      try {
        writer.write(text);
        return text.codePointCount(0, text.length());
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void flush() {
      try {
        writer.flush();
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        if (reader != null) reader.close();
        else writer.close();
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
