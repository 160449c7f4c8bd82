package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.redis.PubSubOptions;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.RedisPubSub;

/** Commands of Redis: of several tasks, in pipelines, and messages. */
public final class RedisCosts {
  static final int COUNT = 20_000;
  static final int[] TASKS = {1, 10, 50};
  static final int PIPELINE = 100;
  static final String VALUE = "x".repeat(100);

  private RedisCosts() {}

  public static void main(String[] args) throws Exception {
    try (var server = ServerProgram.redis()) {
      var options = RedisOptions.defaults().host("127.0.0.1").port(server.port);
      run(async(() -> Meter.warm(() -> measure(options))));
    }
  }

  private static void measure(RedisOptions options) throws Exception {
    try (var redis = Redis.create(options);
        var news = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
      await(redis.set("key", VALUE));
      for (int tasks : TASKS) {
        Tasks.measure("GET, " + tasks, tasks, COUNT, () -> await(redis.get("key")));
        Tasks.measure("SET, " + tasks, tasks, COUNT, () -> await(redis.set("other", VALUE)));
      }
      Meter.measure("GET in a pipeline of 100", COUNT, n -> pipelines(redis, n));
      await(news.subscribe("news"));
      Meter.measure("PUBLISH, and one that listens", COUNT, n -> messages(redis, news, n));
    }
  }

  private static void pipelines(Redis<String> redis, int count) {
    for (int done = 0; done < count; done += PIPELINE) {
      var pipeline = redis.pipeline(false);
      for (int i = 0; i < PIPELINE; i++) pipeline.get("key");
      await(pipeline.execute());
    }
  }

  private static void messages(Redis<String> redis, RedisPubSub<String> news, int count) {
    var listening = createTask(async(() -> listen(news, count)));
    for (int i = 0; i < count; i++) await(redis.publish("news", VALUE));
    await(listening);
  }

  private static void listen(RedisPubSub<String> news, int count) {
    for (int i = 0; i < count; i++) await(news.getMessage(null));
  }
}
