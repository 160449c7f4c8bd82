package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Virtual.passes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NothingLeftBehind.class)
class CodecTest {
  /** Numbers with flags 1, text with flags 2, and the largest flags for all else. */
  private static final FlagCodec<Object> OBJECTS =
      FlagCodec.of(
          (data, flags) ->
              flags == 1 ? Integer.valueOf(new String(data, UTF_8)) : new String(data, UTF_8),
          value ->
              new FlagCodec.Encoded(
                  value.toString().getBytes(UTF_8),
                  value instanceof Integer ? 1 : value instanceof String ? 2 : -1));

  /** A codec that awaits, and is told of by a trail: a short value waits for a longer one. */
  private static FlagCodec<String> slow(Trail trail) {
    var longer = Event.create();
    return new FlagCodec<>() {
      @Override
      public Awaitable<String> decode(byte[] data, int flags) {
        return async(
            () -> {
              trail.add("decoding " + new String(data, UTF_8));
              if (data.length == 1) await(longer.await());
              else await(sleep(Duration.ofMillis(1)));
              trail.add("decoded " + new String(data, UTF_8));
              if (data.length == 1) longer.clear();
              else longer.set();
              return new String(data, UTF_8);
            });
      }

      @Override
      public Awaitable<Encoded> encode(String value) {
        return async(
            () -> {
              await(sleep(Duration.ofMillis(1)));
              return new Encoded(value.getBytes(UTF_8), 7);
            });
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-11 flags come back as they were kept; a client without codec refuses them")
  void flags(Peer peer) {
    peer.serve(
        options -> {
          try (var objects = MemcachedClient.create(options, OBJECTS);
              var plain = MemcachedClient.create(options)) {
            await(objects.flushAll());
            await(
                gather(objects.set("int", 42), objects.set("text", "täxt"), objects.set("x", 1L)));
            assertThat(await(objects.multiGet("int", "none", "text")))
                .containsExactly(42, null, "täxt");
            assertThat(await(objects.gets("int")).value()).isEqualTo(42);
            assertThat(assertFails(MemcachedException.class, plain.get("int")))
                .hasMessageContaining("received non zero flags 1 for key 'int'");
            assertThat(assertFails(MemcachedException.class, plain.multiGet("none", "x")))
                .hasMessageContaining("flags 4294967295 for key 'x'");
            await(plain.set("int", bytes("7")));
            assertThat(await(objects.get("int"))).isEqualTo("7");
          }
        });
  }

  @Test
  @DisplayName("MC-11 a codec may await; other calls go on meanwhile, and replies keep their order")
  void awaits() {
    Peer.OURS.serve(
        options -> {
          var trail = Trail.create();
          try (var client = MemcachedClient.create(options, slow(trail))) {
            await(gather(client.set("a", "1"), client.set("b", "22")));
            assertThat(await(gather(client.get("a"), client.get("b")))).containsExactly("1", "22");
            trail.assertIs("decoding 1", "decoding 22", "decoded 22", "decoded 1");
            var task = createTask(client.get("a"));
            passes(3);
            task.cancel();
            assertThat(await(client.get("b"))).isEqualTo("22");
          }
        });
  }

  @Test
  @DisplayName("MC-12 what a codec throws comes out of its call alone")
  void fails() {
    FlagCodec<String> failing =
        FlagCodec.of(
            (data, flags) -> {
              throw new ArithmeticException("no such number");
            },
            value -> {
              if (value.isEmpty()) throw new ArithmeticException("empty");
              return new FlagCodec.Encoded(value.getBytes(UTF_8), 0);
            });
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options, failing)) {
            assertThat(await(client.set("k", "v"))).isTrue();
            var one = createTask(client.get("k"));
            var other = createTask(client.get("none"));
            assertThat(assertFails(ArithmeticException.class, one)).hasMessage("no such number");
            assertThat(await(other)).isNull();
            assertFails(ArithmeticException.class, client.set("k", ""));
            assertThat(await(client.delete("k"))).isTrue();
          }
        });
  }

  @Test
  @DisplayName("MC-12 a value that is null or no bytes is refused when the call is made")
  @SuppressWarnings({"unchecked", "rawtypes"})
  void noBytes() {
    Peer.OURS.serve(
        options -> {
          try (MemcachedClient client = MemcachedClient.create(options);
              var text = MemcachedClient.create(options, FlagCodec.text())) {
            assertThatThrownBy(() -> client.set("k", 5))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining(
                    "value must be bytes, got an object of class java.lang.Integer");
            assertThatThrownBy(() -> client.add("k", null))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("value must be bytes, got null");
            assertThatThrownBy(() -> text.set("k", null)).isInstanceOf(KeyException.class);
          }
        });
  }

  @Test
  @DisplayName("text is UTF-8; bytes that are not fail their call")
  void text() {
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options, FlagCodec.text());
              var plain = MemcachedClient.create(options)) {
            await(client.set("k", "grüße"));
            assertThat(await(client.get("k"))).isEqualTo("grüße");
            assertThat(await(client.get("none", "default"))).isEqualTo("default");
            await(plain.set("k", new byte[] {(byte) 0xff}));
            assertThat(assertFails(MemcachedException.class, client.get("k")))
                .hasMessageContaining("the value, of 1 bytes, is not UTF-8");
            assertFails(KeyException.class, client.set("k", "\ud800"));
          }
        });
  }
}
