package dev.asyncio4j.examples.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.memcached.Show.bytes;
import static dev.asyncio4j.examples.memcached.Show.pair;
import static dev.asyncio4j.examples.memcached.Show.say;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.memcached.FlagCodec;
import dev.asyncio4j.memcached.KeyException;
import dev.asyncio4j.memcached.MemcachedClient;
import dev.asyncio4j.memcached.MemcachedException;
import dev.asyncio4j.memcached.MemcachedOptions;
import java.util.stream.Stream;

/**
 * Changes that nobody overwrites, and values of other types. Python: {@code 02_cas_flags.py},
 * Kotlin: {@code CasAndFlags.kt}.
 */
public final class CasAndFlags {
  private static final FlagCodec<Object> NUMBERS_AND_TEXT =
      FlagCodec.of(
          (data, flags) -> flags == 1 ? Integer.valueOf(text(data)) : text(data),
          value -> new FlagCodec.Encoded(bytes(value), value instanceof Integer ? 1 : 2));

  private CasAndFlags() {}

  private static String text(byte[] data) {
    return new String(data, UTF_8);
  }

  private static void cas(MemcachedClient<byte[]> a, MemcachedClient<byte[]> b) {
    await(a.set("k", bytes(1)));
    var found = await(a.gets("k"));
    say(found.value(), found.token() > 0, pair(await(a.gets("nix"))));
    await(b.set("k", bytes(2)));
    say(await(a.cas("k", bytes(3), found.token())), await(a.get("k")));
    var token = await(a.gets("k")).token();
    say(
        await(a.cas("k", bytes(3), token)),
        await(a.get("k")),
        await(a.cas("nix", bytes("x"), token)));
    await(a.set("sum", bytes(0)));
    await(gather(Stream.generate(() -> addOne(a)).limit(20).toList()));
    say(await(a.get("sum")));
  }

  private static Coroutine<Void> addOne(MemcachedClient<byte[]> mc) {
    return async(
        () -> {
          while (true) {
            var sum = await(mc.gets("sum"));
            var more = bytes(Integer.parseInt(text(sum.value())) + 1);
            if (await(mc.cas("sum", more, sum.token()))) return null;
          }
        });
  }

  private static void flags(MemcachedClient<Object> f) {
    say(
        await(f.set("int", 42)),
        await(f.set("str", "täxt")),
        await(f.get("int")),
        await(f.get("str")),
        await(f.multiGet("int", "str", "nix")));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as a program without generics does
  private static void refusals(MemcachedClient a) {
    try {
      await(a.get("int"));
    } catch (MemcachedException e) {
      say("flags without handler: ClientException");
    }
    try {
      await(a.set("x", 5));
    } catch (KeyException e) {
      say("no bytes: ValidationException");
    }
  }

  public static void main(String[] args) {
    var options = MemcachedOptions.defaults().port(Show.port());
    run(
        async(
            () -> {
              try (var a = MemcachedClient.create(options);
                  var b = MemcachedClient.create(options);
                  var f = MemcachedClient.create(options, NUMBERS_AND_TEXT)) {
                await(a.flushAll());
                cas(a, b);
                flags(f);
                refusals(a);
              }
            }));
  }
}
