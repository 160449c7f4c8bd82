package dev.asyncio4j.examples.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.memcached.Show.bytes;
import static dev.asyncio4j.examples.memcached.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.memcached.MemcachedClient;
import dev.asyncio4j.memcached.MemcachedOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;

/** All commands. Python: {@code 01_readme.py}, Kotlin: {@code ReadMe.kt}. */
public final class ReadMe {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private ReadMe() {}

  private static void values(MemcachedClient<byte[]> mc) {
    say(
        await(mc.set("some_key", bytes("Some value"))),
        await(mc.get("some_key")),
        await(mc.get("nix")),
        await(mc.get("nix", bytes("dflt"))));
    await(mc.set("other_key", bytes("Other value")));
    say(await(mc.multiGet("some_key", "nix", "other_key")), await(mc.multiGet()));
    say(
        await(mc.delete("other_key")),
        await(mc.delete("other_key")),
        await(mc.multiGet("some_key", "other_key")));
    say(
        await(mc.add("some_key", bytes("no"))),
        await(mc.add("new", bytes(1))),
        await(mc.replace("none", bytes("x"))),
        await(mc.replace("new", bytes(2))),
        await(mc.get("new")));
    say(
        await(mc.append("new", bytes(3))),
        await(mc.prepend("new", bytes(1))),
        await(mc.get("new")),
        await(mc.append("none", bytes("x"))));
  }

  private static void numbers(MemcachedClient<byte[]> mc) {
    say(await(mc.incr("new")), await(mc.incr("new", 7)), await(mc.decr("new", 100)));
    say(
        await(mc.set("wrap", bytes("18446744073709551615"))),
        await(mc.incr("wrap")),
        await(mc.set("empty", bytes(""))),
        await(mc.get("empty")),
        await(mc.set("crlf", bytes("a\r\nEND\r\nb"))),
        await(mc.get("crlf")));
  }

  private static void expiry(MemcachedClient<byte[]> mc) {
    say(
        await(mc.set("short", bytes("v"), SECOND)),
        await(mc.touch("short", Duration.ofSeconds(100))),
        await(mc.touch("none", SECOND)),
        await(mc.set("gone", bytes("v"), SECOND)));
    await(sleep(Duration.ofMillis(2100)));
    say(await(mc.get("short")), await(mc.get("gone")));
  }

  private static void server(MemcachedClient<byte[]> mc) {
    boolean hasPid = await(mc.stats()).get("pid").matches("\\d+");
    await(mc.stats("items"));
    say(await(mc.version()).length() > 3, hasPid, true);
    var big = new byte[256 * 2000];
    for (int i = 0; i < big.length; i++) big[i] = (byte) i;
    say(await(mc.set("big", big)), Arrays.equals(await(mc.get("big")), big));
    var stored = new ArrayList<Boolean>();
    for (int i = 0; i < 3; i++) stored.add(await(mc.set("n" + i, bytes(i))));
    var gets = new ArrayList<Coroutine<byte[]>>();
    for (int i = 0; i < 30; i++) gets.add(mc.get("n" + i % 3));
    var two = bytes(2);
    say(stored, await(gather(gets)).stream().filter(v -> Arrays.equals(v, two)).count());
  }

  public static void main(String[] args) {
    var options = MemcachedOptions.defaults().port(Show.port()).connections(2);
    run(
        async(
            () -> {
              try (var mc = MemcachedClient.create(options)) {
                await(mc.flushAll());
                values(mc);
                numbers(mc);
                expiry(mc);
                server(mc);
              }
            }));
  }
}
