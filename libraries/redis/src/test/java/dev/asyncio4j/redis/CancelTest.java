package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.redis.FakeServer.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class CancelTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-13 the reply of a cancelled call goes to nobody else")
  void dropped() {
    try (var redis = Redis.create(Servers.shared())) {
      for (int i = 0; i < 20; i++) await(redis.set("re13:" + i, i));
      for (int i = 0; i < 20; i++) {
        var task = createTask(redis.get("re13:" + i));
        for (int j = 0; j < i % 4; j++) await(sleep(Duration.ZERO));
        task.cancel();
        await(gatherOutcomes(List.of(task)));
        assertThat(await(redis.get("re13:" + i))).isEqualTo("" + i);
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-13 a call that is cancelled before it is written is never sent")
  void neverWritten() {
    try (var server = new FakeServer((command, out) -> say(out, "+OK\r\n"));
        var redis = Redis.create(server.options())) {
      await(redis.ping());
      var first = createTask(redis.set("a", 1));
      var second = createTask(redis.set("b", 1));
      await(sleep(Duration.ZERO));
      second.cancel();
      await(gatherOutcomes(List.of(first, second)));
      await(redis.ping());
      assertThat(server.got).containsExactly("PING", "SET a 1", "PING");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-14 a cancelled blocking command takes nothing any more, and its place is free")
  void blocking() {
    try (var redis = Redis.create(Servers.shared())) {
      for (int i = 0; i < 20; i++) {
        await(redis.delete("re14"));
        var task = createTask(redis.blpop(Duration.ofSeconds(30), "re14"));
        while (redis.statistics().inUse() == 0) await(sleep(Duration.ofMillis(1)));
        await(sleep(Duration.ofMillis(2)));
        task.cancel();
        await(gatherOutcomes(List.of(task)));
        assertThat(redis.statistics().inUse()).isZero();
        assertThat(await(redis.rpush("re14", i))).isEqualTo(1);
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-15 a cancelled transaction frees its connection, even if cancelled twice")
  void watching() {
    try (var redis = Redis.create(Servers.shared())) {
      var pipe = redis.pipeline();
      await(pipe.watch("re15"));
      pipe.multi();
      pipe.incr("re15");
      var task = createTask(pipe.execute());
      await(sleep(Duration.ZERO));
      task.cancel();
      task.cancel();
      await(gatherOutcomes(List.of(task)));
      assertThat(redis.statistics().inUse()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-16 a cancelled acquire leaves no key behind, and a cancelled release can be done again")
  void lockRelease() {
    try (var redis = Redis.create(Servers.shared())) {
      for (int i = 0; i < 8; i++) {
        var lock = redis.lock("re16");
        var task = createTask(lock.acquire());
        for (int j = 0; j < i % 4; j++) await(sleep(Duration.ZERO));
        task.cancel();
        await(gatherOutcomes(List.of(task)));
        if (await(lock.owned())) await(lock.release());
        while (await(redis.exists("re16")) == 1) await(sleep(Duration.ofMillis(1)));
      }
      var lock = redis.lock("re16");
      await(lock.acquire());
      var release = createTask(lock.release());
      release.cancel();
      await(gatherOutcomes(List.of(release)));
      await(lock.release());
      assertThat(await(redis.exists("re16"))).isZero();
    }
  }
}
