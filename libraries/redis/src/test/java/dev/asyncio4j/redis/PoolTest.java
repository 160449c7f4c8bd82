package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class PoolTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-17 commands of their own connections wait for one in order, then fail")
  void exhausted() {
    try (var redis =
        Redis.create(Servers.shared().maxConnections(1).poolTimeout(Duration.ofMillis(50)))) {
      var first = createTask(redis.blpop(Duration.ofSeconds(30), "re17"));
      await(sleep(Duration.ofMillis(20)));
      var error =
          assertFails(MaxConnectionsException.class, redis.blpop(Duration.ofSeconds(1), "re17"));
      assertThat(error).hasMessageContaining("1 of 1 in use");
      assertThat(await(redis.ping())).isTrue();
      await(redis.rpush("re17", "x"));
      assertThat(await(first).value()).isEqualTo("x");
      assertThat(await(redis.blpop(Duration.ofMillis(10), "re17"))).isNull();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-17 a task that takes the only connection again and again lets another have it")
  void inOrder() {
    try (var server = new FakeServer((command, out) -> say(out, "*-1\r\n"));
        var redis = Redis.create(server.options().maxConnections(1))) {
      var greedy =
          createTask(
              async(
                  () -> {
                    for (int i = 0; i < 20; i++) await(redis.blpop(Duration.ofSeconds(9), "a"));
                  }));
      while (server.got.isEmpty()) await(sleep(Duration.ZERO));
      await(redis.blpop(Duration.ofSeconds(9), "b"));
      await(greedy);
      assertThat(server.got.indexOf("BLPOP b 9")).isBetween(1, 6);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-17 a connection that was handed to a cancelled task goes to the next")
  void cancelledInTurn() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (!command.contains("first")) say(out, "*-1\r\n");
                });
        var redis = Redis.create(server.options().maxConnections(1))) {
      var first = createTask(redis.blpop(Duration.ZERO, "first"));
      while (server.got.isEmpty()) await(sleep(Duration.ofMillis(1)));
      var second = createTask(redis.blpop(Duration.ZERO, "second"));
      var third = createTask(redis.blpop(Duration.ZERO, "third"));
      while (redis.statistics().waiting() < 2) await(sleep(Duration.ZERO));
      first.cancel();
      while (redis.statistics().waiting() == 2) await(sleep(Duration.ZERO));
      second.cancel();
      assertThat(await(third)).isNull();
      await(gatherOutcomes(List.of(first, second)));
      assertThat(redis.statistics().inUse()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-17 with a poolTimeout of zero it fails at once")
  void atOnce() {
    try (var redis = Redis.create(Servers.shared().maxConnections(1).poolTimeout(Duration.ZERO))) {
      var first = createTask(redis.blpop(Duration.ofSeconds(30), "re17"));
      await(sleep(Duration.ofMillis(20)));
      assertFails(MaxConnectionsException.class, redis.blpop(Duration.ofSeconds(1), "re17"));
      first.cancel();
      await(gatherOutcomes(List.of(first)));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-18 a connection of one's own takes SELECT; a shared client refuses it with the right"
          + " call")
  void connection() {
    try (var redis = Redis.create(Servers.shared())) {
      try (var own = redis.connection()) {
        await(own.<Boolean>executeCommand("SELECT", 5));
        await(own.set("re18", 1));
        assertThat(await(redis.exists("re18"))).isZero();
        await(own.delete("re18"));
        assertFails(RedisException.class, own.executeCommand("CLIENT REPLY", "OFF"));
      }
      for (var each : List.of("SELECT", "SUBSCRIBE", "MONITOR", "WATCH", "MULTI", "CLIENT REPLY"))
        assertThat(assertFails(RedisException.class, redis.executeCommand(each, "x")))
            .hasMessageContaining("use ");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-19 close waits for what is owed; calls after it fail; twice is fine")
  void close() {
    var redis = Redis.create(Servers.shared());
    await(redis.delete("re19"));
    var task = createTask(redis.incr("re19"));
    await(sleep(Duration.ZERO));
    redis.close();
    redis.close();
    assertThat(await(task)).isEqualTo(1);
    assertThat(assertFails(RedisConnectionException.class, redis.ping()))
        .hasMessageContaining("client is closed");
  }
}
