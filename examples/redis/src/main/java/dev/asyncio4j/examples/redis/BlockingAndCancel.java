package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.redis.KeyValue;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisConnectionException;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.RedisTimeoutException;
import dev.asyncio4j.redis.ResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocking commands do not hold up others; a cancelled one leaves nothing behind; nothing is lost
 * or mixed up. Python: {@code 05_blocking_cancel.py}.
 */
public final class BlockingAndCancel {
  private static final RedisOptions AT =
      RedisOptions.defaults().host("127.0.0.1").port(Servers.port());

  private BlockingAndCancel() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(BlockingAndCancel::all));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration now() {
    return getRunningLoop().time();
  }

  private static void all() {
    try (var r = Redis.create(AT)) {
      await(r.flushdb());
      twenty(r);
      cancelled(r);
      notMixedUp(r);
      try {
        await(waitFor(r.blpop(Duration.ofSeconds(30), "nothing"), ms(100)));
      } catch (AsyncTimeoutException e) {
        say("timeout", await(r.get("x7")));
      }
      say(
          await(r.brpoplpush("jobs", "done", Duration.ofSeconds(1))),
          await(r.blmove("done", "jobs", Duration.ofSeconds(1), "LEFT", "RIGHT")),
          await(r.bzpopmin(ms(100), "nozset")),
          await(r.lmpop("LEFT", 1, "no", "jobs")));
      slow();
      exhausted();
    }
  }

  private static void twenty(Redis<String> r) {
    var start = now();
    var waiting = new ArrayList<Task<KeyValue<String>>>();
    for (int i = 0; i < 20; i++)
      waiting.add(createTask(r.blpop(Duration.ofSeconds(5), "q" + i, "any")));
    await(sleep(ms(100)));
    say(await(r.set("k", "v")), await(r.get("k")), now().minus(start).compareTo(ms(1000)) < 0);
    for (int i = 0; i < 20; i++) await(r.rpush("q" + i, i));
    boolean same = true;
    var got = await(gather(waiting));
    for (int i = 0; i < 20; i++) same &= got.get(i).value().equals(String.valueOf(i));
    say(same);
    start = now();
    var none = await(r.blpop(Duration.ofSeconds(1), "empty"));
    var took = now().minus(start);
    say(none, took.compareTo(ms(900)) > 0 && took.compareTo(ms(2000)) < 0);
  }

  private static void cancelled(Redis<String> r) {
    var task = createTask(r.blpop(Duration.ofSeconds(30), "jobs"));
    await(sleep(ms(100)));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError e) {
      say("cancelled");
    }
    await(sleep(ms(100)));
    say(await(r.rpush("jobs", "one")), await(r.lrange("jobs", 0, -1)), await(r.ping()));
  }

  private static void notMixedUp(Redis<String> r) {
    for (int i = 0; i < 50; i++) await(r.set("x" + i, i));
    int bad = 0;
    for (int i = 0; i < 50; i++) {
      var task = createTask(r.get("x" + i));
      for (int j = 0; j < i % 4; j++) await(sleep(Duration.ZERO));
      task.cancel();
      await(gatherOutcomes(List.of(task)));
      if (!String.valueOf(i).equals(await(r.get("x" + i)))) bad++;
    }
    say("mixed up:", bad);
  }

  private static void slow() {
    try (var slow = Redis.create(AT.socketTimeout(ms(200)))) {
      try {
        await(slow.executeCommand("DEBUG", "SLEEP", "0.6"));
      } catch (RedisTimeoutException | ResponseException e) {
        say("TimeoutError");
      }
      await(sleep(ms(700)));
      say(await(slow.ping()));
    }
  }

  private static void exhausted() {
    try (var b = Redis.create(AT.maxConnections(2).poolTimeout(ms(200)))) {
      var two = new ArrayList<Task<KeyValue<String>>>();
      for (int i = 0; i < 2; i++) two.add(createTask(b.blpop(Duration.ofSeconds(2), "none")));
      await(sleep(ms(100)));
      try {
        await(b.blpop(Duration.ofSeconds(1), "none"));
      } catch (RedisConnectionException e) {
        say("no connection available");
      }
      two.forEach(Task::cancel);
      await(gatherOutcomes(two));
      say(await(b.ping()));
    }
  }
}
