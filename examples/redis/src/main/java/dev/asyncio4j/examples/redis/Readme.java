package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.redis.DataException;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisConnectionException;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.ResponseException;
import dev.asyncio4j.redis.RetryPolicy;
import dev.asyncio4j.redis.SetOptions;
import dev.asyncio4j.redis.ZAddOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Program of set and get, text and bytes, replies of the common types, bad input, errors of the
 * server. Python: {@code 01_readme.py}.
 */
public final class Readme {
  private static final RedisOptions AT =
      RedisOptions.defaults().host("127.0.0.1").port(Servers.port());

  private Readme() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Readme::all));
  }

  private static void all() {
    try (var raw = Redis.bytes(AT);
        var r = Redis.fromUrl("redis://127.0.0.1:%d/0".formatted(Servers.port()))) {
      await(r.flushdb());
      strings(raw, r);
      collections(r);
      keys(raw, r);
      say(
          await(r.<String>executeCommand("ECHO", "hi")),
          await(r.<Map<String, Object>>executeCommand("CONFIG GET", "maxmemory-policy")),
          await(r.info("server")).get("redis_mode"),
          await(r.info()).get("uptime_in_seconds") instanceof Long);
      refusals(r);
      databases();
      var calls = new ArrayList<Coroutine<Long>>();
      for (int i = 0; i < 100; i++) calls.add(r.incr("many"));
      say(Collections.max(await(gather(calls))));
    }
  }

  private static void strings(Redis<byte[]> raw, Redis<String> r) {
    var none = SetOptions.defaults();
    say(
        await(r.ping()),
        await(r.set("k", "wert €")),
        await(r.get("k")),
        await(raw.get("k")),
        await(r.get("nix")));
    say(
        await(r.set("k", 1, none.nx())),
        await(r.set("k", 2, none.xx())),
        await(r.setGet("k", 3, none.ex(Duration.ofSeconds(100)))),
        isWithin(await(r.ttl("k")), 100),
        await(r.ttl("nix")));
    say(
        await(r.incr("n")),
        await(r.incrby("n", 5)),
        await(r.decr("n")),
        await(r.incrbyfloat("f", 1.5)),
        await(r.append("k", "x")),
        await(r.strlen("k")));
    var values = new LinkedHashMap<String, Object>();
    values.put("a", 1);
    values.put("b", new byte[] {0, (byte) 0xff});
    values.put("c", 2.5);
    say(
        await(r.mset(values)),
        await(r.mget("a", "nix", "c")),
        await(raw.mget(List.of("a", "b"))),
        await(r.exists("a", "b", "nix")),
        await(r.delete("a", "b", "nix")));
  }

  private static boolean isWithin(long seconds, long most) {
    return 0 < seconds && seconds <= most;
  }

  private static void collections(Redis<String> r) {
    say(
        await(r.rpush("l", 1, 2, 3)),
        await(r.lrange("l", 0, -1)),
        await(r.lpop("l")),
        await(r.lpop("l", 2)),
        await(r.lpop("l")));
    var fields = new LinkedHashMap<String, Object>();
    fields.put("x", 1);
    fields.put("y", "z");
    say(
        await(r.hset("h", fields)),
        await(r.hgetall("h")),
        await(r.hget("h", "nix")),
        await(r.hexists("h", "x")),
        await(r.hgetall("nix")));
    say(
        await(r.sadd("s", 1, 2, 2)),
        new TreeSet<>(await(r.smembers("s"))),
        await(r.sismember("s", 1)),
        await(r.srem("s", 9)));
    var scores = new LinkedHashMap<String, Number>();
    scores.put("one", 1);
    scores.put("two", 2.5);
    say(
        await(r.zadd("z", scores)),
        await(r.zrangeWithScores("z", 0, -1)),
        await(r.zscore("z", "nix")),
        await(r.zrank("z", "two")),
        await(r.zadd("z", Map.of("one", 5), ZAddOptions.defaults().xx().ch())));
  }

  private static void keys(Redis<byte[]> raw, Redis<String> r) {
    say(
        await(r.expire("h", Duration.ofSeconds(10))),
        await(r.persist("h")),
        await(r.type("h")),
        await(r.type("nix")),
        await(r.rename("h", "h2")),
        await(r.getset("n", "q")),
        await(r.getdel("n")));
    say(
        await(r.setbit("bits", 7, 1)),
        await(r.getbit("bits", 7)),
        await(r.bitcount("bits")),
        await(raw.getrange("bits", 0, -1)));
  }

  private static void refusals(Redis<String> r) {
    List<Supplier<Coroutine<?>>> calls =
        List.of(
            () -> r.incr("k"),
            () -> r.lpush("k", 1),
            () -> r.executeCommand("NIX", 1),
            () -> r.set("q", null),
            () -> r.set("q", Map.of("a", 1)),
            () -> r.set("q", true),
            () -> r.rename("nope", "b"));
    for (var call : calls) {
      try {
        say("?", await(call.get()));
      } catch (DataException e) {
        say("DataError");
      } catch (ResponseException e) {
        var text = e.getMessage();
        say("ResponseError", text.substring(0, Math.min(60, text.length())));
      }
    }
    try (var nobody = Redis.create(AT.port(1).retry(RetryPolicy.none()))) {
      await(nobody.ping());
    } catch (RedisConnectionException e) {
      say("ConnectionError");
    }
  }

  private static void databases() {
    try (var one = Redis.create(AT.db(1));
        var two = Redis.create(AT.db(2))) {
      await(one.set("only", 1));
      say(await(one.exists("only")), await(two.exists("only")));
      await(one.flushdb());
    }
  }
}
