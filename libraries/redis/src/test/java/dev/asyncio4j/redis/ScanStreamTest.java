package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.MayLeave;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

class ScanStreamTest extends WithServer {
  @AsyncTest(realTime = true)
  @MayLeave("generators")
  @DisplayName("RE-31 a scan finds every key, and an early end asks for no more")
  void scan() {
    try (var redis = Redis.create(Servers.shared())) {
      for (int i = 0; i < 300; i++) await(redis.set("re31:" + i, i));
      var found = new HashSet<String>();
      for (var key : each(redis.scanIter(ScanOptions.defaults().match("re31:*").count(10))))
        found.add(key);
      assertThat(found).hasSize(300);
      for (var key : each(redis.scanIter())) {
        found.remove(key);
        break;
      }
      await(redis.delete(found));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-32 an entry that was deleted has no fields; NOGROUP and BUSYGROUP are kept")
  void deleted() {
    try (var redis = Redis.create(Servers.shared())) {
      await(redis.delete("re32"));
      var error =
          assertFails(ResponseException.class, redis.xreadgroup("g", "c", Map.of("re32", ">")));
      assertThat(error).hasMessageStartingWith("NOGROUP");
      await(redis.xgroupCreate("re32", "g", "0", true));
      assertThat(assertFails(ResponseException.class, redis.xgroupCreate("re32", "g", "0")))
          .hasMessageStartingWith("BUSYGROUP");
      var id = await(redis.xadd("re32", Map.of("a", 1)));
      await(redis.xreadgroup("g", "c", Map.of("re32", ">")));
      await(redis.xdel("re32", id));
      var again = await(redis.xreadgroup("g", "c", Map.of("re32", "0"))).get("re32");
      assertThat(again).containsExactly(new StreamEntry<>(id, null));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-32 a read that blocks has a connection of its own")
  void blocks() {
    try (var redis = Redis.create(Servers.shared())) {
      var waiting =
          createTask(
              redis.xread(Map.of("re32b", "$"), XReadOptions.defaults().block(Duration.ZERO)));
      while (redis.statistics().inUse() == 0) await(sleep(Duration.ofMillis(1)));
      await(sleep(Duration.ofMillis(10)));
      await(redis.xadd("re32b", Map.of("a", 1)));
      assertThat(await(waiting)).containsOnlyKeys("re32b");
    }
  }
}
