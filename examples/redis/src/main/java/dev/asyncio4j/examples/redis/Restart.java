package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.Task;
import dev.asyncio4j.redis.KeyValue;
import dev.asyncio4j.redis.LockNotOwnedException;
import dev.asyncio4j.redis.LockOptions;
import dev.asyncio4j.redis.PubSubMessage;
import dev.asyncio4j.redis.PubSubOptions;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisConnectionException;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.RedisPubSub;
import dev.asyncio4j.redis.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A restart loses data, not the client: idle ends are noticed, subscriptions come back. Python:
 * {@code 06_restart.py}.
 */
public final class Restart {
  private final int port = Servers.freePort();
  private final RedisOptions options =
      RedisOptions.defaults()
          .host("127.0.0.1")
          .port(port)
          .retry(RetryPolicy.constant(ms(10), 3))
          .socketTimeout(null);
  private Process server;

  private Restart() throws IOException {
    server = start();
  }

  /** Runs the program. */
  public static void main(String... args) {
    run(async(() -> new Restart().all()));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private Process start() throws IOException {
    var started = Servers.start(port);
    Servers.up(port);
    return started;
  }

  private void restart() throws IOException, InterruptedException {
    Servers.kill(server);
    server = start();
  }

  private void all() throws IOException, InterruptedException {
    try (var r = Redis.create(options);
        var p = r.pubSub(PubSubOptions.defaults().ignoreSubscribeMessages(true))) {
      say(await(r.set("k", "v")), await(r.get("k")));
      subscriptions(r, p);
      down(r);
      say(
          "up:",
          await(r.ping()),
          await(gather(incrs(r))).stream().sorted().toList(),
          await(r.pipeline().set("a", 1).get("a").execute()));
      lock(r);
      killed(r);
    } finally {
      Servers.kill(server);
    }
  }

  private void subscriptions(Redis<String> r, RedisPubSub<String> p)
      throws IOException, InterruptedException {
    await(p.subscribe("news"));
    await(p.psubscribe("n?"));
    restart();
    say("restarted:", await(r.get("k")), await(r.set("k", "again")), await(r.get("k")));
    var waiting = createTask(async(() -> message(p)));
    while (await(r.publish("news", "back")) == 0) await(sleep(ms(20)));
    told(await(waiting));
    while (await(r.publish("n1", "pattern")) == 0) await(sleep(ms(20)));
    var m = message(p);
    while (m.type() != PubSubMessage.Type.PMESSAGE) m = message(p);
    told(m);
  }

  /** Returns the next message, whatever it takes to connect again. */
  private static PubSubMessage<String> message(RedisPubSub<String> p) {
    while (true) {
      try {
        return await(p.getMessage(null));
      } catch (RedisConnectionException e) {
        await(sleep(ms(20)));
      }
    }
  }

  private static void told(PubSubMessage<String> m) {
    say(m.type().name().toLowerCase(Locale.ROOT), m.pattern(), m.channel(), m.data());
  }

  private void down(Redis<String> r) throws IOException, InterruptedException {
    var pops = new ArrayList<Task<KeyValue<String>>>();
    for (int i = 0; i < 3; i++) pops.add(createTask(r.blpop(Duration.ofSeconds(30), "queue")));
    await(sleep(ms(100)));
    Servers.kill(server);
    say("down:", await(gatherOutcomes(pops)).stream().map(Restart::isLost).toList());
    var calls =
        List.<Coroutine<?>>of(
            r.get("k"), r.set("k", 1), r.incr("n"), r.ping(), r.pipeline().get("k").execute());
    int errors = 0;
    for (var call : calls) {
      try {
        await(call);
      } catch (RedisConnectionException e) {
        errors++;
      }
    }
    say("errors:", errors);
    server = start();
  }

  private static boolean isLost(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failure<?> failure
        && failure.error() instanceof RedisConnectionException;
  }

  private static List<Coroutine<Long>> incrs(Redis<String> r) {
    var calls = new ArrayList<Coroutine<Long>>();
    for (int i = 0; i < 5; i++) calls.add(r.incr("n"));
    return calls;
  }

  private void lock(Redis<String> r) throws IOException, InterruptedException {
    var lock = r.lock("lock", LockOptions.defaults().timeout(Duration.ofSeconds(10)));
    say(await(lock.acquire()));
    restart();
    try {
      await(lock.release());
    } catch (LockNotOwnedException e) {
      say("the lock is lost with the data");
    }
  }

  /** Ends the client's idle connection by another one, and goes on. */
  private void killed(Redis<String> r) {
    say(await(r.clientId()) > 0);
    try (var other = Redis.create(options)) {
      int victims = 0;
      for (var each : await(other.clientList())) {
        if (!String.valueOf(each.get("cmd")).startsWith("client|id")) continue;
        await(other.executeCommand("CLIENT KILL", "ID", each.get("id")));
        victims++;
      }
      await(sleep(ms(100)));
      say("killed:", victims > 0, await(r.ping()));
    }
  }
}
