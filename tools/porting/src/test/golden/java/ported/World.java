// Written by the porting assistant of asyncio4j from cookbook/world.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.sync.Lock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

// Input, commands, addresses, threads, context, functions as values, limits of rate.
public final class World {
  private World() {}

  static Lock lock;
  static ContextVar<String> request;

  static List<Object> shout(Object stdin) {
    List<Object> said = new ArrayList<>();
    World.<Object>todo(13, "while line := await asyncio.to_thread(stdin.readline):"); // readline of an unknown type
    if (true) {
      World.<Object>todo(14, "said.append(line.strip().upper())"); // line is not assigned here
    }
    return said;
  }

  static Object call(BiFunction<Integer, Integer, Coroutine<Integer>> function, Integer... args_0) {
    List<Integer> args_ = Arrays.asList(args_0);
    Object result = World.<Object>todo(21, "result = function(*args)");
    World.<Object>todo(21, "result = function(*args)"); // a function with other arguments
    World.<Object>todo(22, "return await result if inspect.isawaitable(result) else result"); // inspect.isawaitable has no counterpart
    return null;
  }

  static Coroutine<Integer> plus(int a, int b) {
    return async(() -> {
      return a + b;
    });
  }

  static Object sums() {
    World.<Object>todo(30, "return await call(plus, 1, 2), await call(functools.partial(max, 7), 5)"); // functools.partial has no counterpart
    return null;
  }

  static List<String> addresses() {
    Ref<StreamWriter> writer = new Ref<>(null);
    List<String> peers = new ArrayList<>();
    Server server = await(startServer((reader2, writer2) -> await(handle(reader2, writer2, peers)), "127.0.0.1", 0));
    try {
      int port = server.port();
      var pair = await(openConnection("127.0.0.1", port));
      StreamReader reader = pair.reader();
      writer.value = pair.writer();
      await(reader.read(-1));
      writer.value.close();
    } finally {
      server.close();
    }
    return peers;
  }

  static Coroutine<Void> handle(StreamReader reader, StreamWriter writer, List<String> peers) {
    return async(() -> {
      peers.add(writer.peer().orElseThrow().getAddress().getHostAddress());
      writer.close();
    });
  }

  static Object sort(String text_) {
    Object process = World.<Object>todo(53, "process = await asyncio.create_subprocess_exec( \"sort\", stdin=subprocess.PIPE, stdout=s...");
    World.<Object>todo(53, "process = await asyncio.create_subprocess_exec( \"sort\", stdin=subprocess.PIPE, stdout=s..."); // subprocess has no counterpart
    Object out = World.<Object>todo(55, "out, _ = await process.communicate(text.encode())");
    Object unused = World.<Object>todo(55, "out, _ = await process.communicate(text.encode())");
    World.<Object>todo(55, "out, _ = await process.communicate(text.encode())"); // communicate of an unknown type
    if (World.<Boolean>todo(56, "process.returncode != 0")) {
      World.<Object>todo(57, "raise OSError(f\"sort: {process.returncode}\")"); // the attribute returncode of an unknown type
    }
    World.<Object>todo(58, "return out.decode().split()"); // decode of an unknown type
    return null;
  }

  static String testTakesAnHour() {
    await(sleep(Duration.ZERO));
    return "an hour has passed";
  }

  static Integer inAThread(EventLoop loop) {
    CompletableFuture<Integer> future = runCoroutineThreadsafe(plus(20, 22), loop);
    return within(future, 5);
  }

  static Coroutine<String> handle2(int number) {
    return async(() -> {
      request.set("request " + number);
      await(sleep(Duration.ZERO));
      return await(toThread(() -> "log of " + request.get()));
    });
  }

  static String guarded() {
    await(lock.acquire());
    try {
      return "one at a time";
    } finally {
      lock.release();
    }
  }

  static Future<Object> fromCallbacks(Object start) {
    Future<Object> future = getRunningLoop().createFuture();
    World.<Object>todo(100, "start(future.set_result)"); // start has no counterpart
    return future;
  }

  // So many in any second: a bucket of tokens.
  static class Limit {
    int rate;
    int burst;
    double tokens;
    Duration last;

    Limit(int rate, int burst) {
      int old = rate;
      int old2 = burst;
      this.rate = old;
      this.burst = old2;
      int old3 = burst;
      Duration old4 = getRunningLoop().time();
      this.tokens = old3;
      this.last = old4;
    }

    void take() {
      while (true) {
        Duration now = getRunningLoop().time();
        this.tokens = Math.min(this.burst, this.tokens + inSeconds(now.minus(this.last)) * this.rate);
        this.last = now;
        if (this.tokens >= 1) {
          this.tokens -= 1;
          return;
        }
        await(sleep(seconds((1 - this.tokens) / this.rate))); // check: a division by zero is no error
      }
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      World.<Object>todo(125, "print(\", \".join(await shout(io.StringIO(\"one\\ntwo\\n\"))))"); // io.StringIO has no counterpart
      World.<Object>todo(126, "print(*await sums())"); // a loop over None
      System.out.println(addresses().stream().map(x -> text(x)).collect(Collectors.joining(" ")));
      World.<Object>todo(128, "print(*await sort(\"b\\na\\n\"))"); // a loop over None
      System.out.println(testTakesAnHour());
      EventLoop given = getRunningLoop();
      System.out.println(text(await(toThread(() -> inAThread(given)))));
      World.<Object>todo(131, "print(\" / \".join(await asyncio.gather(handle(1), handle(2))))"); // join of a str
      System.out.println(text(guarded()));
      EventLoop loop = getRunningLoop();
      World.<Object>todo(134, "print(await from_callbacks(lambda done: loop.call_later(0.01, done, \"called back\")))"); // a lambda of unknown arguments
      Limit limit = new Limit(100, 2);
      Duration start = loop.time();
      for (int unused = 0; unused < 5; unused++) {
        limit.take();
      }
      System.out.println("slowed down: " + (loop.time().minus(start).compareTo(seconds(0.025)) >= 0 ? "yes" : "no"));
    });
  }

  public static void main(String[] args) {
    request = ContextVar.create("request", "none");
    lock = Lock.create();
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

  /** Result of work on another thread, for which this thread waits so many seconds, or without end. */
  static <T> T within(CompletableFuture<T> work, double limit) {
    try {
      return limit < 0 ? work.get() : work.get(Math.round(limit * 1000), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AsyncTimeoutException("");
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException error) throw error;
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A time as a number of seconds. */
  static double inSeconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** Error of the system with a text of its own. */
  static UncheckedIOException osError(String message) {
    return new UncheckedIOException(message, new java.io.IOException(message));
  }
}
