package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rates of GET, SET, pipelines of 100 and publishing, with 1, 10 and 50 tasks, beside GET of
 * Lettuce alone. Its argument: the port of a server. The twin in Python: {@code speed.py}.
 */
final class RedisSpeed {
  private static final long WINDOW = 1_500_000_000L;

  private RedisSpeed() {}

  public static void main(String... args) {
    int port = args.length == 0 ? Servers.shared().settings.port : Integer.parseInt(args[0]);
    var options = RedisOptions.defaults().host("127.0.0.1").port(port);
    System.out.println("operation, tasks: per second");
    run(
        async(
            () -> {
              try (var redis = Redis.create(options)) {
                await(redis.set("speed", "x".repeat(100)));
                for (int tasks : new int[] {1, 10, 50}) {
                  measure("GET", tasks, () -> await(redis.get("speed")));
                  measure("SET", tasks, () -> await(redis.set("speed2", "x")));
                  measure("pipeline of 100", tasks, () -> pipeline(redis));
                  measure("PUBLISH to one", tasks, () -> await(redis.publish("speed", "x")));
                }
              }
            }));
    for (int tasks : new int[] {1, 10, 50}) lettuce(port, tasks);
  }

  private static void pipeline(Redis<String> redis) {
    var pipe = redis.pipeline(false);
    for (int i = 0; i < 100; i++) pipe.get("speed");
    await(pipe.execute());
  }

  private static void measure(String name, int tasks, VoidBody operation) {
    window(tasks, operation); // warms up
    report(name, tasks, window(tasks, operation));
  }

  private static long window(int tasks, VoidBody operation) {
    var count = new long[1];
    long end = System.nanoTime() + WINDOW;
    var all = new ArrayList<Coroutine<Void>>();
    for (int i = 0; i < tasks; i++)
      all.add(
          async(
              () -> {
                while (System.nanoTime() < end) {
                  operation.run();
                  count[0]++;
                }
              }));
    await(gather(all));
    return count[0];
  }

  private static void report(String name, int tasks, long count) {
    System.out.printf("%s, %d: %,d%n", name, tasks, Math.round(count * 1e9 / WINDOW));
  }

  private static void lettuce(int port, int chains) {
    var client =
        RedisClient.create(RedisURI.builder().withHost("127.0.0.1").withPort(port).build());
    var commands = client.connect().async();
    for (int round = 0; round < 2; round++) {
      var count = new AtomicLong();
      long end = System.nanoTime() + WINDOW;
      var all = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < chains; i++) {
        var done = new CompletableFuture<Void>();
        all.add(done);
        next(commands, count, end, done);
      }
      all.forEach(CompletableFuture::join);
      if (round == 1) report("GET of Lettuce alone", chains, count.get());
    }
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
  }

  private static void next(
      RedisAsyncCommands<String, String> commands,
      AtomicLong count,
      long end,
      CompletableFuture<Void> done) {
    commands
        .get("speed")
        .thenAccept(
            value -> {
              count.incrementAndGet();
              if (System.nanoTime() < end) next(commands, count, end, done);
              else done.complete(null);
            });
  }
}
