package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResultTest extends WithServer {
  @Test
  @DisplayName("RE-38 results are the same under RESP2 and RESP3")
  void types() {
    var seen = new ArrayList<List<Object>>();
    for (int protocol : new int[] {2, 3}) {
      run(
          async(
              () -> {
                try (var redis = Redis.create(Servers.shared().protocol(protocol))) {
                  seen.add(results(redis));
                }
              }));
    }
    assertThat(seen.get(1)).isEqualTo(seen.get(0));
  }

  private static List<Object> results(Redis<String> redis) {
    var results = new ArrayList<Object>();
    await(redis.delete("re38", "re38h", "re38s", "re38x", "re38g"));
    results.add(await(redis.zadd("re38", Map.of("a", 1.5))));
    results.add(await(redis.zincrby("re38", 2, "a")));
    results.add(await(redis.zscore("re38", "a")));
    results.add(await(redis.zrangeWithScores("re38", 0, -1)));
    results.add(await(redis.zmscore("re38", "a", "b")));
    results.add(await(redis.hset("re38h", Map.of("f", "v"))));
    results.add(await(redis.hgetall("re38h")));
    results.add(await(redis.hrandfieldWithValues("re38h", 1)));
    results.add(await(redis.sadd("re38s", "m")));
    results.add(await(redis.smembers("re38s")));
    results.add(await(redis.smismember("re38s", "m", "n")));
    results.add(await(redis.configGet("maxmemory")));
    results.add(await(redis.xadd("re38x", Map.of("a", 1), XAddOptions.defaults().id("1-1"))));
    results.add(await(redis.xread(Map.of("re38x", "0"))));
    results.add(await(redis.xinfoStream("re38x")).get("length"));
    results.add(await(redis.geoadd("re38g", 13.4, 38.1, "p")));
    results.add(await(redis.geopos("re38g", "p", "q")));
    results.add(await(redis.hget("re38h", "nix")) == null);
    results.add(await(redis.bzpopmin(Duration.ofMillis(10), "re38")));
    results.add(await(redis.zpopmin("re38", 1)));
    results.add(await(redis.<Object>eval("return {1, 'a', false}", List.of(), List.of())));
    results.add(await(redis.lastsave()).isAfter(java.time.Instant.EPOCH));
    results.add(await(redis.info("server")).containsKey("redis_version"));
    results.add(await(redis.clientList()).isEmpty());
    return results;
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-38 each type of RESP3 is read")
  void resp3() {
    var replies =
        Map.of(
            ",1.5\r\n",
            1.5,
            "(12345678901234567890\r\n",
            "12345678901234567890",
            "=7\r\ntxt:abc\r\n",
            "abc",
            "#t\r\n",
            true,
            "~1\r\n:1\r\n",
            List.of(1L),
            "%1\r\n+a\r\n:1\r\n",
            Map.of("a", 1L));
    for (var each : replies.entrySet()) {
      try (var server = new FakeServer((command, out) -> say(out, each.getKey()));
          var redis = Redis.create(server.options())) {
        assertThat(await(redis.<Object>executeCommand("X"))).isEqualTo(each.getValue());
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-38 a push between replies belongs to no call")
  void pushes() {
    var pushed = new ArrayList<List<Object>>();
    try (var server =
            new FakeServer(
                (command, out) -> say(out, ">2\r\n+invalidate\r\n*1\r\n+k\r\n$1\r\nv\r\n"));
        var redis = Redis.create(server.options().onPush(pushed::add))) {
      assertThat(await(redis.get("k"))).isEqualTo("v");
      assertThat(pushed).containsExactly(List.of("invalidate", List.of("k")));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-39 what is no UTF-8 is refused with the command; bytes are at hand")
  void utf8() {
    try (var redis = Redis.create(Servers.shared())) {
      await(redis.set("re39", new byte[] {(byte) 0xff}));
      assertThat(assertFails(DataException.class, redis.get("re39"))).hasMessageContaining("GET");
      try (var raw = Redis.bytes(Servers.shared())) {
        assertThat(await(raw.get("re39"))).containsExactly(0xff);
      }
      await(redis.set("re39", "\uFFFD"));
      assertThat(await(redis.get("re39"))).isEqualTo("\uFFFD");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-40 the first word of an error chooses its class, and the text is kept")
  void errorClasses() {
    var classes =
        Map.of(
            "WRONGTYPE x",
            ResponseException.class,
            "READONLY x",
            ReadOnlyException.class,
            "OOM x",
            OutOfMemoryException.class,
            "NOPERM x",
            NoPermissionException.class,
            "NOAUTH x",
            AuthenticationException.class,
            "MOVED 1 a:2",
            MovedException.class,
            "CLUSTERDOWN x",
            ClusterDownException.class,
            "MOVED nonsense",
            ResponseException.class);
    for (var each : classes.entrySet()) {
      try (var server = new FakeServer((command, out) -> say(out, "-" + each.getKey() + "\r\n"));
          var redis = Redis.create(server.options())) {
        var error = assertFails(RedisException.class, redis.set("a", 1));
        assertThat(error).isExactlyInstanceOf(each.getValue()).hasMessage(each.getKey());
      }
    }
  }
}
