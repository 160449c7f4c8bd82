package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.redis.LockException;
import dev.asyncio4j.redis.LockNotOwnedException;
import dev.asyncio4j.redis.LockOptions;
import dev.asyncio4j.redis.NoScriptException;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisLock;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.ResponseException;
import dev.asyncio4j.redis.ScanOptions;
import dev.asyncio4j.redis.SortOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Locks, Lua scripts, scan iterators, sort, monitor. Python: {@code 04_locks_scripts_scan.py}. */
public final class LocksScriptsScans {
  private static final LockOptions FIVE = LockOptions.defaults().timeout(Duration.ofSeconds(5));

  private LocksScriptsScans() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(LocksScriptsScans::all));
  }

  private static void all() {
    try (var r = Redis.create(RedisOptions.defaults().host("127.0.0.1").port(Servers.port()))) {
      await(r.flushdb());
      await(r.scriptFlush());
      lock(r, r.lock("job", FIVE));
      nested(r);
      critical(r);
      scripts(r);
      scans(r);
      monitor(r);
    }
  }

  private static void lock(Redis<String> r, RedisLock lock) {
    var brief =
        LockOptions.defaults().blockingTimeout(Duration.ofMillis(150)).sleep(Duration.ofMillis(50));
    say(
        await(lock.acquire()),
        await(lock.locked()),
        await(lock.owned()),
        await(r.lock("job").acquire(false)),
        await(r.lock("job", brief).acquire()));
    long first = await(r.pttl("job"));
    boolean extended = await(lock.extend(Duration.ofSeconds(5)));
    long second = await(r.pttl("job"));
    say(
        4000 < first && first <= 5000,
        extended,
        9000 < second && second <= 10000,
        await(lock.reacquire()),
        await(r.pttl("job")) <= 5000,
        await(lock.extend(Duration.ofSeconds(1), true)),
        await(r.pttl("job")) <= 1000);
    await(lock.release());
    say(await(r.exists("job")));
    refused("release", lock.release());
    refused("extend", lock.extend(Duration.ofSeconds(1)));
    await(lock.acquire());
    await(r.set("job", "stolen"));
    refused("extend", lock.extend(Duration.ofSeconds(1)));
    refused("reacquire", lock.reacquire());
    refused("release", lock.release());
    await(r.delete("job"));
  }

  private static void refused(String what, Coroutine<?> call) {
    try {
      await(call);
    } catch (LockNotOwnedException e) {
      say(what, "LockNotOwnedError");
    } catch (LockException e) {
      say(what, "LockError");
    }
  }

  private static void nested(Redis<String> r) {
    try {
      r.lock("job", FIVE)
          .with(
              () ->
                  r.lock("job", LockOptions.defaults().blockingTimeout(Duration.ofMillis(100)))
                      .with(() -> say("?")));
    } catch (LockException e) {
      say("LockError", await(r.exists("job")));
    }
  }

  private static void critical(Redis<String> r) {
    var order = new ArrayList<String>();
    var each = new ArrayList<Coroutine<Void>>();
    for (int i = 0; i < 4; i++) {
      int me = i;
      var lock = r.lock("crit", FIVE.sleep(Duration.ofMillis(10)));
      each.add(
          async(
              () ->
                  lock.with(
                      () -> {
                        order.add("in " + me);
                        await(sleep(Duration.ofMillis(20)));
                        order.add("out " + me);
                      })));
    }
    await(gather(each));
    boolean alone = true;
    for (int i = 0; i < 8; i += 2)
      alone &=
          order.get(i).startsWith("in")
              && order.get(i + 1).equals("out" + order.get(i).substring(2));
    say(alone);
  }

  private static void scripts(Redis<String> r) {
    say(
        await(
            r.<Object>eval(
                "return {KEYS[1], ARGV[1], 3, {4, 'x'}, false}", List.of("k"), List.of("v"))));
    var mul = r.registerScript("return redis.call('GET', KEYS[1]) * ARGV[1]");
    await(r.set("n", 6));
    say(
        await(mul.run(List.of("n"), List.of(7))),
        mul.sha().length(),
        await(r.scriptExists(mul.sha(), "0".repeat(40))));
    await(r.scriptFlush());
    say("after flush:", await(mul.run(List.of("n"), List.of(2))));
    var p = r.pipeline();
    p.set("n", 10);
    await(mul.on(p).run(List.of("n"), List.of(3)));
    say(await(p.execute()));
    try {
      await(r.evalsha("0".repeat(40), List.of(), List.of()));
    } catch (NoScriptException e) {
      say("NoScriptError");
    }
    try {
      await(r.eval("return redis.call('INCR', KEYS[1], 'too', 'many')", List.of("n"), List.of()));
    } catch (ResponseException e) {
      say("ResponseError");
    }
  }

  private static void scans(Redis<String> r) {
    await(r.flushdb());
    var keys = new LinkedHashMap<String, Object>();
    for (int i = 0; i < 250; i++) keys.put("key:" + i, i);
    await(r.mset(keys));
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < 20; i++) fields.put("f" + i, i);
    await(r.hset("hash", fields));
    var members = new ArrayList<Object>();
    for (int i = 0; i < 30; i++) members.add(i);
    await(r.sadd("set", members));
    var scores = new LinkedHashMap<String, Number>();
    for (int i = 0; i < 10; i++) scores.put("m" + i, i);
    await(r.zadd("zset", scores));
    int found = 0;
    for (var key : each(r.scanIter(ScanOptions.defaults().match("key:*").count(10))))
      found += key.isEmpty() ? 0 : 1;
    var hashes = new HashSet<String>();
    for (var key : each(r.scanIter(ScanOptions.defaults().type("hash")))) hashes.add(key);
    int inSet = 0;
    for (var member : each(r.sscanIter("set"))) inSet += member.isEmpty() ? 0 : 1;
    int sum = 0;
    for (var field : each(r.hscanIter("hash"))) sum += Integer.parseInt(field.getValue());
    double total = 0;
    for (var member : each(r.zscanIter("zset"))) total += member.score();
    say(found, hashes.size(), inSet, sum, total);
    var page = await(r.scan(0, ScanOptions.defaults().match("nomatch*")));
    say(page.cursor() >= 0, page.items());
    await(r.rpush("tosort", 3, 1, 2));
    var sort = SortOptions.defaults();
    say(await(r.sort("tosort", sort.desc())), await(r.sort("tosort", sort.limit(0, 2).alpha())));
  }

  private static void monitor(Redis<String> r) {
    try (var m = await(r.monitor())) {
      await(r.get("watched by monitor"));
      while (true) {
        var c = await(m.nextCommand());
        if (!c.command().contains("watched")) continue;
        say(c.command(), c.db());
        return;
      }
    }
  }
}
