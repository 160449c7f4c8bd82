package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisException;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.RedisPipeline;
import dev.asyncio4j.redis.ResponseException;
import dev.asyncio4j.redis.WatchException;
import java.util.ArrayList;
import java.util.List;

/** Pipelines with and without MULTI, errors in them, WATCH. Python: {@code 02_pipeline.py}. */
public final class Pipelines {
  private Pipelines() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Pipelines::all));
  }

  private static void all() throws Exception {
    try (var r = Redis.create(RedisOptions.defaults().host("127.0.0.1").port(Servers.port()))) {
      await(r.flushdb());
      try (var p = r.pipeline(true)) {
        say(await(p.set("a", 1).incr("a").get("a").hgetall("nix").execute()), p.size());
      }
      var p = r.pipeline(false);
      for (int i = 0; i < 5; i++) p.rpush("l", i);
      say(p.size(), await(p.execute()), await(p.execute()));
      for (boolean transaction : new boolean[] {true, false}) errors(r, transaction);
      aborted(r);
      watched(r);
      transactions(r);
      afterMulti(r);
    }
  }

  private static void errors(Redis<String> r, boolean transaction) {
    try {
      await(r.pipeline(transaction).set("s", "x").incr("s").get("s").execute());
    } catch (ResponseException e) {
      say(transaction, e.getMessage().substring(0, 45));
    }
    var got = await(r.pipeline(transaction).set("s", "y").incr("s").get("s").executeOutcomes());
    var error = ((Outcome.Failure<Object>) got.get(1)).error();
    say(
        got.get(0).get(),
        error instanceof ResponseException ? "ResponseError" : error,
        got.get(2).get());
  }

  private static void aborted(Redis<String> r) {
    var p = r.pipeline(true).set("s", "z").executeCommand("NOSUCH").get("s");
    try {
      await(p.execute());
    } catch (ResponseException e) {
      say("aborted:", e.getMessage().contains("NOSUCH"), await(r.get("s")));
    }
  }

  private static void watched(Redis<String> r) {
    await(r.set("n", 5));
    try (var p = r.pipeline()) {
      await(p.watch("n"));
      int n = Integer.parseInt(await(p.immediate().get("n")));
      await(r.set("n", 100));
      p.multi();
      p.set("n", n + 1);
      try {
        await(p.execute());
      } catch (WatchException e) {
        say("WatchError", await(r.get("n")));
      }
      await(p.watch("n"));
      n = Integer.parseInt(await(p.immediate().get("n")));
      p.multi();
      p.set("n", n + 1);
      say(await(p.execute()), await(r.get("n")));
    }
  }

  private static void transactions(Redis<String> r) {
    var tries = new ArrayList<Integer>();
    var doubled =
        await(
            r.transaction(
                pipe -> {
                  int n = Integer.parseInt(await(pipe.immediate().get("n")));
                  tries.add(n);
                  if (tries.size() == 1) await(r.incr("n"));
                  pipe.multi();
                  pipe.set("n", n * 2);
                },
                "n"));
    say(doubled, tries, await(r.get("n")));
    var adding = new ArrayList<Coroutine<List<Object>>>();
    for (int i = 0; i < 10; i++) adding.add(r.transaction(Pipelines::addOne, "sum"));
    await(gather(adding));
    say(await(r.get("sum")));
  }

  private static void addOne(RedisPipeline<String> pipe) {
    var sum = await(pipe.immediate().get("sum"));
    pipe.multi();
    pipe.set("sum", sum == null ? 1 : Integer.parseInt(sum) + 1);
  }

  private static void afterMulti(Redis<String> r) {
    var p = r.pipeline();
    await(p.watch("a"));
    try {
      await(p.watch("b"));
      p.multi();
      p.get("a");
      await(p.watch("c"));
    } catch (RedisException e) {
      say("watch after multi: RedisError");
    }
    await(p.reset());
  }
}
