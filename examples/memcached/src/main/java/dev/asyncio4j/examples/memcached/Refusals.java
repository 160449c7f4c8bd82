package dev.asyncio4j.examples.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.memcached.Show.bytes;
import static dev.asyncio4j.examples.memcached.Show.say;

import dev.asyncio4j.Body;
import dev.asyncio4j.memcached.KeyException;
import dev.asyncio4j.memcached.MemcachedClient;
import dev.asyncio4j.memcached.MemcachedConnectionException;
import dev.asyncio4j.memcached.MemcachedException;
import dev.asyncio4j.memcached.MemcachedOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bad keys, refusals of the server, the same key twice, nobody there: the call fails, the client
 * goes on. Python: {@code 03_refusals.py}.
 */
public final class Refusals {
  private static final List<String> BAD =
      List.of("", "a b", "tab\there", "new\nline", "a\r\nflush_all", "nul\0", "del\u007f");

  private Refusals() {}

  /** Returns the result of a call, or which kind of error it was. */
  private static Object outcome(Body<?> call) throws Exception {
    try {
      return call.run();
    } catch (KeyException e) {
      return "bad key";
    } catch (MemcachedConnectionException e) {
      return "nobody";
    } catch (MemcachedException e) {
      return "refused";
    }
  }

  private static void program() throws Exception {
    try (var mc = MemcachedClient.create(MemcachedOptions.defaults().port(Show.port()))) {
      await(mc.flushAll());
      badKeys(mc);
      refused(mc);
      goesOn(mc);
    }
    nobody();
  }

  private static void badKeys(MemcachedClient<byte[]> mc) throws Exception {
    var longest = "k".repeat(250);
    say(
        outcome(() -> await(mc.set(longest, bytes("longest")))),
        outcome(() -> await(mc.get(longest))),
        outcome(() -> await(mc.get(longest + "k"))));
    var gets = new ArrayList<Object>();
    var sets = new ArrayList<Object>();
    for (var key : BAD) {
      gets.add(outcome(() -> await(mc.get(key))));
      sets.add(outcome(() -> await(mc.set(key, bytes("v")))));
    }
    say(gets);
    say(sets);
    say(
        outcome(() -> await(mc.delete("a b"))),
        outcome(() -> await(mc.incr("a b"))),
        outcome(() -> await(mc.touch("a b", Duration.ofSeconds(1)))),
        outcome(() -> await(mc.append("a b", bytes("v")))),
        outcome(() -> await(mc.cas("a b", bytes("v"), 1))),
        outcome(() -> await(mc.multiGet("fine", "a b"))));
  }

  private static void refused(MemcachedClient<byte[]> mc) throws Exception {
    say(
        outcome(() -> await(mc.multiGet("twice", "once", "twice"))),
        outcome(() -> await(mc.multiGet("once", "twice"))));
    say(
        await(mc.set("text", bytes("no number"))),
        outcome(() -> await(mc.incr("text"))),
        outcome(() -> await(mc.decr("text"))),
        await(mc.get("text")));
    say(
        await(mc.set("n", bytes("5"))),
        await(mc.incr("n", 3)),
        await(mc.decr("n", 100)),
        await(mc.get("n")));
    say(
        outcome(() -> await(mc.set("big", new byte[2 << 20]))),
        outcome(() -> await(mc.get("big"))),
        await(mc.set("next", bytes("in step"))),
        await(mc.get("next")));
  }

  private static void goesOn(MemcachedClient<byte[]> mc) throws Exception {
    var x = bytes("x");
    say(
        await(mc.add("next", x)),
        await(mc.replace("none", x)),
        await(mc.append("none", x)),
        await(mc.prepend("none", x)),
        await(mc.cas("none", x, 1)),
        await(mc.delete("none")),
        await(mc.touch("none", Duration.ofSeconds(1))));
    int inStep = 0;
    for (int i = 0; i < 20; i++) {
      var key = i % 2 == 0 ? "next" : "a b";
      var got = outcome(() -> await(mc.get(key)));
      if (got instanceof byte[] value && Arrays.equals(value, bytes("in step"))) inStep++;
    }
    say(inStep);
  }

  private static void nobody() throws Exception {
    try (var nobody = MemcachedClient.create("127.0.0.1", Show.freePort())) {
      say(
          List.of(
              outcome(() -> await(nobody.get("k"))),
              outcome(() -> await(nobody.set("k", bytes("v")))),
              outcome(() -> await(nobody.multiGet("k"))),
              outcome(() -> await(nobody.version()))));
    }
  }

  public static void main(String[] args) {
    run(async(Refusals::program));
  }
}
