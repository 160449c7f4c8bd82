package dev.asyncio4j.guide.cookbook;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.subprocess.Output;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.sync.Lock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Input, commands, addresses, threads, context, functions as values, limits of rate. Python: {@code
 * world.py}.
 */
public final class World {
  private World() {}

  // recipe 8
  static List<String> shout(BufferedReader stdin) {
    List<String> said = new ArrayList<>();
    for (String line; (line = await(toThread(stdin::readLine))) != null; ) {
      said.add(line.toUpperCase(Locale.ROOT));
    }
    return said;
  }

  // end

  // recipe 18
  static <T> T call(Supplier<Coroutine<T>> function) {
    return await(function.get());
  }

  static Coroutine<Integer> plus(int a, int b) {
    return async(() -> a + b);
  }

  static String sums() {
    BinaryOperator<Integer> max = Math::max;
    Supplier<Integer> partial = () -> max.apply(7, 5);
    return call(() -> plus(1, 2)) + " " + partial.get();
  }

  // end

  // recipe 27
  static List<String> addresses() {
    List<String> peers = new ArrayList<>();
    ConnectionHandler handle =
        (reader, writer) -> {
          peers.add(writer.peer().orElseThrow().getHostString());
          writer.close();
        };
    try (var server = await(startServer(handle, "127.0.0.1", 0));
        var connection = await(openConnection("127.0.0.1", server.port()))) {
      await(connection.reader().read(-1));
    }
    return peers;
  }

  // end

  // recipe 28
  static List<String> sort(String text) throws IOException {
    try (var process = await(createSubprocessExec(ProcessOptions.piped(), "sort"))) {
      Output output = await(process.communicate(text.getBytes(UTF_8)));
      int code = process.returnCode().getAsInt();
      if (code != 0) throw new IOException("sort: " + code);
      return output.text().lines().toList();
    }
  }

  // end

  // recipe 29
  static String takesAnHour() { // the body of a test of JUnit
    return run(
        async(
            () -> {
              await(sleep(Duration.ofHours(1)));
              return "an hour has passed";
            }),
        RunOptions.defaults().virtualTime());
  }

  // end

  // recipe 33
  static int inAThread(EventLoop loop) throws Exception {
    var future = runCoroutineThreadsafe(plus(20, 22), loop);
    return future.get(5, SECONDS);
  }

  // end

  // recipe 34
  static final ContextVar<String> REQUEST = ContextVar.create("request", "none");

  static Coroutine<String> handle(int number) {
    return async(
        () -> {
          REQUEST.set("request " + number);
          await(sleep(Duration.ZERO));
          return await(toThread(() -> "log of " + REQUEST.get()));
        });
  }

  // end

  // recipe 35
  static final Lock LOCK = Lock.create(); // made before any loop runs

  static String guarded() {
    return LOCK.with(() -> "one at a time");
  }

  // end

  // recipe 36
  static Future<String> fromCallbacks(Consumer<Consumer<String>> start) {
    Future<String> future = getRunningLoop().createFuture();
    start.accept(future::setResult);
    return future;
  }

  // end

  // recipe 39
  static final class Limit {
    private final double rate;
    private final double burst;
    private double tokens;
    private Duration last = getRunningLoop().time();

    Limit(double rate, double burst) {
      this.rate = rate;
      this.burst = burst;
      this.tokens = burst;
    }

    void take() {
      while (true) {
        Duration now = getRunningLoop().time();
        tokens = Math.min(burst, tokens + now.minus(last).toNanos() / 1e9 * rate);
        last = now;
        if (tokens >= 1) {
          tokens -= 1;
          return;
        }
        await(sleep(seconds((1 - tokens) / rate)));
      }
    }
  }

  // end

  static Coroutine<Void> main() {
    return async(
        () -> {
          var stdin = new BufferedReader(new StringReader("one\ntwo\n"));
          System.out.println(String.join(", ", shout(stdin)));
          System.out.println(sums());
          System.out.println(String.join(" ", addresses()));
          System.out.println(String.join(" ", sort("b\na\n")));
          System.out.println(await(toThread(World::takesAnHour)));
          EventLoop loop = getRunningLoop();
          System.out.println(await(toThread(() -> inAThread(loop))));
          System.out.println(String.join(" / ", await(gather(handle(1), handle(2)))));
          System.out.println(guarded());
          System.out.println(
              await(
                  fromCallbacks(
                      done -> loop.callLater(seconds(0.01), () -> done.accept("called back")))));
          Limit limit = new Limit(100, 2);
          Duration start = loop.time();
          for (int i = 0; i < 5; i++) limit.take();
          boolean slowed = loop.time().minus(start).compareTo(seconds(0.025)) >= 0;
          System.out.println("slowed down: " + (slowed ? "yes" : "no"));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
