package dev.asyncio4j.benchmarks.libraries;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The work of {@link RedisCosts} by Lettuce alone, on its own threads: chains are its tasks. */
public final class LettuceCosts {
  private LettuceCosts() {}

  public static void main(String[] args) throws Exception {
    try (var server = ServerProgram.redis()) {
      var at = RedisURI.builder().withHost("127.0.0.1").withPort(server.port).build();
      var client = RedisClient.create(at);
      try (var connection = client.connect()) {
        Meter.warm(() -> measure(client, connection));
      }
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  private static void measure(RedisClient client, StatefulRedisConnection<String, String> redis)
      throws Exception {
    var commands = redis.async();
    commands.set("key", RedisCosts.VALUE).get();
    for (int tasks : RedisCosts.TASKS) {
      measure("GET, " + tasks, tasks, () -> commands.get("key"));
      measure("SET, " + tasks, tasks, () -> commands.set("other", RedisCosts.VALUE));
    }
    Meter.measure("GET in a pipeline of 100", RedisCosts.COUNT, n -> pipelines(redis, n));
    messages(client, redis);
  }

  private static void measure(String name, int chains, Supplier<RedisFuture<?>> command)
      throws Exception {
    Meter.measure(
        name + (chains == 1 ? " task" : " tasks"),
        RedisCosts.COUNT,
        n -> chains(chains, n / chains, command));
  }

  private static void chains(int count, int times, Supplier<RedisFuture<?>> command) {
    var all = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < count; i++) {
      var done = new CompletableFuture<Void>();
      all.add(done);
      next(command, times, done);
    }
    all.forEach(CompletableFuture::join);
  }

  private static void next(
      Supplier<RedisFuture<?>> command, int left, CompletableFuture<Void> done) {
    if (left == 0) done.complete(null);
    else command.get().thenAccept(reply -> next(command, left - 1, done));
  }

  private static void pipelines(StatefulRedisConnection<String, String> redis, int count)
      throws Exception {
    redis.setAutoFlushCommands(false);
    var replies = new ArrayList<RedisFuture<String>>();
    for (int done = 0; done < count; done += RedisCosts.PIPELINE) {
      replies.clear();
      for (int i = 0; i < RedisCosts.PIPELINE; i++) replies.add(redis.async().get("key"));
      redis.flushCommands();
      for (var each : replies) each.get();
    }
    redis.setAutoFlushCommands(true);
  }

  private static void messages(RedisClient client, StatefulRedisConnection<String, String> redis)
      throws Exception {
    var heard = new Semaphore(0);
    try (var news = client.connectPubSub()) {
      news.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              heard.release();
            }
          });
      news.sync().subscribe("news");
      Meter.measure(
          "PUBLISH, and one that listens",
          RedisCosts.COUNT,
          n -> {
            chains(1, n, () -> redis.async().publish("news", RedisCosts.VALUE));
            heard.acquire(n);
          });
    }
  }
}
