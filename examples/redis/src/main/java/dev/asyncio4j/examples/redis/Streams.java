package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.redis.BitfieldCommand;
import dev.asyncio4j.redis.GeoPoint;
import dev.asyncio4j.redis.GeoSearchOptions;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.ResponseException;
import dev.asyncio4j.redis.StreamEntry;
import dev.asyncio4j.redis.XAddOptions;
import dev.asyncio4j.redis.XReadOptions;
import dev.asyncio4j.redis.XTrimOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Streams and consumer groups; geo, bitfield, HyperLogLog. Python: {@code 07_streams.py}. */
public final class Streams {
  private Streams() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Streams::all));
  }

  private static void all() {
    try (var r = Redis.create(RedisOptions.defaults().host("127.0.0.1").port(Servers.port()))) {
      await(r.flushdb());
      entries(r);
      groups(r);
      claims(r);
      places(r);
    }
  }

  /** Shows a map of streams as the list of pairs that the original has. */
  private static List<Object> pairs(Map<String, List<StreamEntry<String>>> streams) {
    return streams.entrySet().stream()
        .<Object>map(each -> List.of(each.getKey(), each.getValue()))
        .toList();
  }

  private static void entries(Redis<String> r) {
    var ids = new ArrayList<String>();
    for (int i = 1; i < 6; i++) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("n", i);
      fields.put("t", "x");
      ids.add(await(r.xadd("s", fields, XAddOptions.defaults().id("1-" + i))));
    }
    say(
        ids,
        await(r.xlen("s")),
        await(r.xrange("s", "1-2", "1-3")),
        await(r.xrevrange("s", "+", "-", 1)));
    say(
        pairs(await(r.xread(Map.of("s", "1-4")))),
        pairs(
            await(
                r.xread(Map.of("s", "$"), XReadOptions.defaults().block(Duration.ofMillis(50))))));
    say(await(r.xgroupCreate("s", "g", "0")), await(r.xgroupCreate("new", "g", "$", true)));
    try {
      await(r.xgroupCreate("s", "g", "$"));
    } catch (ResponseException e) {
      say(e.getMessage().substring(0, 24));
    }
  }

  private static void groups(Redis<String> r) {
    var fresh = Map.of("s", ">");
    say(
        pairs(await(r.xreadgroup("g", "alice", fresh, XReadOptions.defaults().count(2)))),
        pairs(await(r.xreadgroup("g", "bob", fresh, XReadOptions.defaults().count(9)))),
        await(r.xack("s", "g", "1-1")));
    var p = await(r.xpending("s", "g"));
    say(p.pending(), p.min(), p.max(), consumers(p.consumers()));
    var range = await(r.xpendingRange("s", "g", "-", "+", 10));
    say(range.stream().map(e -> List.of(e.id(), e.consumer(), e.timesDelivered())).toList());
  }

  private static List<Object> consumers(Map<String, Long> pending) {
    return pending.entrySet().stream()
        .<Object>map(each -> "{name: %s, pending: %d}".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.toList());
  }

  private static void claims(Redis<String> r) {
    say(
        await(r.xclaim("s", "g", "bob", Duration.ZERO, "1-2")),
        await(r.xautoclaim("s", "g", "carl", Duration.ZERO, "0-0", 1)).entries());
    var block = XReadOptions.defaults().block(Duration.ofSeconds(5));
    var waiter = createTask(r.xreadgroup("g", "alice", Map.of("s", ">"), block));
    await(sleep(Duration.ofMillis(50)));
    await(r.xadd("s", Map.of("n", 6), XAddOptions.defaults().id("1-6")));
    say(pairs(await(waiter)));
    var groups = await(r.xinfoGroups("s"));
    say(
        groups.stream()
            .map(g -> List.of(g.get("name"), g.get("consumers"), g.get("pending")))
            .toList(),
        await(r.xinfoStream("s")).get("length"),
        await(r.xtrim("s", XTrimOptions.defaults().maxlen(2))),
        await(r.xdel("s", "1-5")));
  }

  private static void places(Redis<String> r) {
    var places = new LinkedHashMap<String, GeoPoint>();
    places.put("Palermo", new GeoPoint(13.361389, 38.115556));
    places.put("Catania", new GeoPoint(15.087269, 37.502669));
    var near = GeoSearchOptions.defaults().fromLonLat(15, 37).byRadius(200, "km").asc();
    say(
        await(r.geoadd("geo", places)),
        Math.round(await(r.geodist("geo", "Palermo", "Catania", "km"))),
        await(r.geosearch("geo", near)),
        await(r.geopos("geo", "nix")));
    var operations = BitfieldCommand.create().set("u8", 0, 255).incrby("u8", 0, 1).get("u8", 0);
    say(
        await(r.bitfield("bf", operations)),
        await(r.pfadd("hll", "a", "b")) ? 1 : 0,
        await(r.pfcount("hll")));
  }
}
