package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.Task;
import dev.asyncio4j.redis.PubSubMessage;
import dev.asyncio4j.redis.PubSubOptions;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.RedisPubSub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Publish and subscribe: channels, patterns, handlers, counts, waiting for a message, two
 * subscribers, the end. Python: {@code 03_pubsub.py}.
 */
public final class PubSub {
  private static final Duration LONG = Duration.ofSeconds(5);

  private PubSub() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(PubSub::all));
  }

  private static void all() {
    try (var r = Redis.create(RedisOptions.defaults().host("127.0.0.1").port(Servers.port()))) {
      channelsAndPatterns(r);
      handlers(r);
      errors(r);
      many(r);
      heard(r, "many", 0);
      say(await(r.pubsubChannels()));
    }
  }

  /** A message as a list: its type, pattern, channel, and data or count. */
  private static @Nullable List<?> told(@Nullable PubSubMessage<String> m) {
    if (m == null) return null;
    var type = m.type().name().toLowerCase(Locale.ROOT);
    boolean confirms = type.endsWith("subscribe");
    return Arrays.asList(
        type,
        confirms ? null : m.pattern(),
        m.channel() == null ? m.pattern() : m.channel(),
        confirms ? (Object) m.count() : m.data());
  }

  /** Waits until so many subscribe a channel. */
  private static void heard(Redis<String> r, String channel, long count) {
    while (await(r.pubsubNumsub(channel)).get(channel) != count)
      await(sleep(Duration.ofMillis(10)));
  }

  private static void channelsAndPatterns(Redis<String> r) {
    try (var p = r.pubSub()) {
      try {
        await(p.getMessage(Duration.ofMillis(100)));
      } catch (IllegalStateException e) {
        say("not subscribed:", p.subscribed());
      }
      await(p.subscribe("news", "sport"));
      await(p.psubscribe("n*"));
      for (int i = 0; i < 3; i++) say(told(await(p.getMessage(LONG))));
      say(
          await(r.publish("news", "hi")),
          await(r.publish("sport", 1)),
          await(r.publish("nobody", "x")),
          await(r.publish("other", "x")));
      for (int i = 0; i < 4; i++) say(told(await(p.getMessage(LONG))));
      var start = getRunningLoop().time();
      say(
          await(p.getMessage(Duration.ofMillis(200))),
          getRunningLoop().time().minus(start).toMillis() >= 190,
          await(p.getMessage(Duration.ZERO)));
      var counts = new ArrayList<List<?>>();
      await(r.pubsubNumsub("news", "sport", "none"))
          .forEach((channel, count) -> counts.add(List.of(channel, count)));
      say(await(r.pubsubChannels("s*")), counts, await(r.pubsubNumpat()));
      await(p.ping());
      say(await(p.getMessage(LONG)) != null);
      await(p.unsubscribe("sport"));
      say(told(await(p.getMessage(LONG))), await(r.publish("sport", "lost")));
      await(p.unsubscribe());
      await(p.punsubscribe());
      var types = new ArrayList<Object>();
      for (int i = 0; i < 2; i++) types.add(told(await(p.getMessage(LONG))).get(0));
      say(types, p.subscribed());
    }
  }

  private static void handlers(Redis<String> r) {
    try (var q = r.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
      var got = new ArrayList<String>();
      await(
          q.subscribe(
              Map.of(
                  "loud",
                  m -> {
                    await(sleep(Duration.ZERO));
                    got.add(m.data().toUpperCase(Locale.ROOT));
                  })));
      await(q.subscribe("plain"));
      heard(r, "plain", 1);
      await(r.publish("loud", "one"));
      await(r.publish("plain", "two"));
      await(r.publish("loud", "three"));
      say(told(await(q.getMessage(LONG))));
      while (got.size() < 2) await(q.getMessage(Duration.ofMillis(100)));
      say(got);
      var task = createTask(q.getMessage(null));
      await(sleep(Duration.ofMillis(50)));
      task.cancel();
      await(gatherOutcomes(List.of(task)));
      await(r.publish("plain", "after the cancel"));
      say(await(q.getMessage(LONG)).data());
    }
  }

  private static void errors(Redis<String> r) {
    try (var q = r.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
      var errors = new ArrayList<String>();
      await(
          q.subscribe(
              Map.of(
                  "bad",
                  m -> {
                    throw new IllegalArgumentException(m.data());
                  })));
      heard(r, "bad", 1);
      var runner = createTask(q.run(e -> errors.add(e.getMessage())));
      await(r.publish("bad", "a"));
      await(r.publish("bad", "b"));
      while (errors.size() < 2) await(sleep(Duration.ofMillis(10)));
      say(errors);
      runner.cancel();
      await(gatherOutcomes(List.of(runner)));
    }
  }

  private static void many(Redis<String> r) {
    var subscribers = List.of(r.pubSub(), r.pubSub());
    for (var each : subscribers) await(each.subscribe("many"));
    var readers = new ArrayList<Task<List<Integer>>>();
    for (var each : subscribers) readers.add(createTask(async(() -> read(each))));
    for (int i = 0; i < 500; i++) await(r.publish("many", i));
    await(r.publish("many", "end"));
    var all = IntStream.range(0, 500).boxed().toList();
    say(await(gather(readers)).stream().map(all::equals).toList());
    subscribers.forEach(RedisPubSub::close);
  }

  private static List<Integer> read(RedisPubSub<String> pubSub) {
    var values = new ArrayList<Integer>();
    for (var m : each(pubSub.listen())) {
      if (m.type() != PubSubMessage.Type.MESSAGE) continue;
      if (m.data().equals("end")) await(pubSub.unsubscribe());
      else values.add(Integer.parseInt(m.data()));
    }
    return values;
  }
}
