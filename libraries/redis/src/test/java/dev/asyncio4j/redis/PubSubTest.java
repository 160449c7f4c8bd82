package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Outcome;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PubSubTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-23 two subscribers get all, under RESP2 and RESP3 alike; counts are right")
  void twoSubscribers() {
    for (int protocol : new int[] {2, 3}) {
      try (var redis = Redis.create(Servers.shared().protocol(protocol));
          var one = redis.pubSub();
          var two = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
        await(one.subscribe("re23a", "re23b"));
        await(one.psubscribe("re23*"));
        await(two.subscribe("re23a"));
        for (long i = 1; i <= 3; i++) assertThat(await(one.getMessage(null)).count()).isEqualTo(i);
        assertThat(await(two.getMessage(Duration.ZERO))).isNull();
        while (await(redis.pubsubNumsub("re23a")).get("re23a").equals(1L))
          await(sleep(Duration.ofMillis(1)));
        assertThat(await(redis.publish("re23a", "hi"))).isEqualTo(3);
        assertThat(await(one.getMessage(null)).data()).isEqualTo("hi");
        assertThat(await(one.getMessage(null)).pattern()).isEqualTo("re23*");
        assertThat(await(two.getMessage(null)).channel()).isEqualTo("re23a");
        assertThat(one.channels()).containsExactly("re23a", "re23b");
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-24 getMessage waits its whole time, zero never waits, nothing subscribed is refused")
  void getMessage() {
    try (var redis = Redis.create(Servers.shared())) {
      try (var pubSub = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
        assertFails(IllegalStateException.class, pubSub.getMessage(null));
        await(pubSub.subscribe("re24"));
        var start = System.nanoTime();
        assertThat(await(pubSub.getMessage(Duration.ofMillis(100)))).isNull();
        assertThat(System.nanoTime() - start).isGreaterThan(95_000_000L);
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-25 a lost connection is told once; the next call subscribes again")
  void reconnect() {
    int port = ServerProcess.freePort();
    var server = Servers.start(port);
    try (var redis = Redis.create(server.options());
        var pubSub = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
      await(pubSub.subscribe("re25"));
      await(pubSub.getMessage(Duration.ofMillis(20)));
      server.close();
      assertFails(RedisConnectionException.class, pubSub.getMessage(null));
      server = Servers.start(port);
      var next = createTask(pubSub.getMessage(null));
      while (await(redis.publish("re25", "again")) == 0) await(sleep(Duration.ofMillis(5)));
      assertThat(await(next).data()).isEqualTo("again");
    } finally {
      server.close();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-25 after a loss, what does not wait subscribes again too")
  void reconnectWithoutWaiting() {
    try (var redis = Redis.create(Servers.shared());
        var pubSub = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
      await(pubSub.subscribe("re25b"));
      await(redis.clientKillFilter(ClientKillOptions.defaults().type("pubsub")));
      assertFails(RedisConnectionException.class, pubSub.getMessage(null));
      assertThat(await(pubSub.getMessage(Duration.ZERO))).isNull();
      while (await(redis.publish("re25b", "again")) == 0) await(sleep(Duration.ofMillis(1)));
      assertThat(await(pubSub.getMessage(null)).data()).isEqualTo("again");
    }
  }

  @Test
  @DisplayName("RE-01 a subscription goes to the next loop when its own has closed")
  void nextLoop() {
    var redis = Redis.create(Servers.shared());
    var pubSub = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true));
    run(async(() -> await(pubSub.subscribe("re01"))));
    run(
        async(
            () -> {
              try (redis;
                  pubSub) {
                var next =
                    createTask(
                        async(
                            () -> {
                              while (true) {
                                try {
                                  return await(pubSub.getMessage(null));
                                } catch (RedisConnectionException e) {
                                  continue; // of the loop that has closed
                                }
                              }
                            }));
                while (await(redis.publish("re01", "hi")) == 0) await(sleep(Duration.ofMillis(1)));
                assertThat(await(next).data()).isEqualTo("hi");
              }
            }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-26 handlers may await; what they throw goes to run's handler")
  void handlers() {
    try (var redis = Redis.create(Servers.shared())) {
      var got = new ArrayList<Object>();
      try (var pubSub = redis.pubSub()) {
        MessageHandler<String> handler =
            message -> {
              await(sleep(Duration.ZERO));
              got.add(message.data());
              if (message.data().equals("bad")) throw new IllegalArgumentException("bad");
            };
        await(pubSub.subscribe(Map.of("re26", handler)));
        var task = createTask(pubSub.run(got::add));
        while (await(redis.publish("re26", "bad")) == 0) await(sleep(Duration.ofMillis(1)));
        await(redis.publish("re26", "good"));
        while (got.size() < 3) await(sleep(Duration.ofMillis(1)));
        await(pubSub.unsubscribe());
        await(task);
        assertThat(got.get(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(got.get(2)).isEqualTo("good");
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-27 a cancelled getMessage loses nothing")
  void cancel() {
    try (var redis = Redis.create(Servers.shared())) {
      try (var pubSub = redis.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
        await(pubSub.subscribe("re27"));
        await(pubSub.getMessage(Duration.ofMillis(20)));
        for (int i = 0; i < 20; i++) {
          var task = createTask(pubSub.getMessage(null));
          await(redis.publish("re27", i));
          task.cancel();
          var outcome = await(gatherOutcomes(List.of(task))).get(0);
          var message =
              outcome instanceof Outcome.Success<PubSubMessage<String>> got
                  ? got.value()
                  : await(pubSub.getMessage(null));
          assertThat(message.data()).isEqualTo("" + i);
        }
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-24 the time of getMessage is of its waiting: a handler runs to its end")
  void longHandler() {
    try (var redis = Redis.create(Servers.shared());
        var pubSub = redis.pubSub()) {
      var steps = new ArrayList<String>();
      MessageHandler<String> handler =
          message -> {
            steps.add("begun");
            await(sleep(Duration.ofMillis(40)));
            steps.add("ended");
          };
      await(pubSub.subscribe(Map.of("re24h", handler)));
      while (await(redis.publish("re24h", "x")) == 0) await(sleep(Duration.ofMillis(1)));
      while (steps.isEmpty()) await(pubSub.getMessage(Duration.ofMillis(10)));
      assertThat(steps).containsExactly("begun", "ended");
    }
  }
}
