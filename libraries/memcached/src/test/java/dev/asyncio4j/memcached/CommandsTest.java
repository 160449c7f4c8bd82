package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands, against the server of the module and the real one. */
@ExtendWith(NothingLeftBehind.class)
class CommandsTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-02 values are any bytes")
  void anyValue(Peer peer) {
    peer.client(
        client -> {
          for (var value : new String[] {"", "a\r\nEND\r\nb", "VALUE k 0 1\r\n", "\0\u00ff"}) {
            assertThat(await(client.set("k", bytes(value)))).isTrue();
            assertThat(await(client.get("k"))).isEqualTo(bytes(value));
          }
          var large = new byte[1_000_000];
          Arrays.setAll(new int[large.length], i -> large[i] = (byte) i);
          assertThat(await(client.set("k", large))).isTrue();
          assertThat(await(client.get("k"))).isEqualTo(large);
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-02 a value that is too large is refused, and the connection stays in step")
  void tooLarge(Peer peer) {
    peer.client(
        client -> {
          var before = client.toString();
          var error = assertFails(MemcachedException.class, client.set("k", new byte[2 << 20]));
          assertThat(error).hasMessageContaining("object too large").hasMessageContaining("set k");
          assertThat(error.reply()).startsWith("SERVER_ERROR");
          assertThat(await(client.set("k", bytes("v")))).isTrue();
          assertThat(text(await(client.get("k")))).isEqualTo("v");
          assertThat(client.toString()).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-09 numbers: null for none, wrap at 2^64, stop at 0, an error for text")
  void numbers(Peer peer) {
    peer.client(
        client -> {
          assertThat(await(client.incr("n"))).isNull();
          assertThat(await(client.decr("n", 3))).isNull();
          await(client.set("n", bytes("18446744073709551614")));
          assertThat(Long.toUnsignedString(await(client.incr("n"))))
              .isEqualTo("18446744073709551615");
          assertThat(await(client.incr("n", 6))).isEqualTo(5);
          assertThat(await(client.decr("n", 100))).isZero();
          assertThat(await(client.decr("n"))).isZero();
          await(client.set("t", bytes("text")));
          assertThat(assertFails(MemcachedException.class, client.incr("t")))
              .hasMessageContaining("cannot increment or decrement non-numeric value");
          assertThat(text(await(client.get("t")))).isEqualTo("text");
          assertThatThrownBy(() -> client.incr("n", -1))
              .isInstanceOf(KeyException.class)
              .hasMessage("incr takes no negative number, got -1");
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-10 cas stores what nobody has changed; twenty tasks that add one make twenty")
  void cas(Peer peer) {
    peer.client(
        client -> {
          await(client.set("k", bytes("1")));
          var found = await(client.gets("k"));
          assertThat(await(client.cas("k", bytes("2"), found.token()))).isTrue();
          assertThat(await(client.cas("k", bytes("3"), found.token(), Duration.ofSeconds(9))))
              .isFalse();
          assertThat(await(client.cas("none", bytes("3"), found.token()))).isFalse();
          assertThat(await(client.gets("none"))).isNull();
          await(client.set("sum", bytes("0")));
          await(gather(Stream.generate(() -> addOne(client)).limit(20).toList()));
          assertThat(text(await(client.get("sum")))).isEqualTo("20");
        });
  }

  private static Coroutine<Void> addOne(MemcachedClient<byte[]> client) {
    return async(
        () -> {
          while (true) {
            var sum = await(client.gets("sum"));
            var more = bytes("" + (Integer.parseInt(text(sum.value())) + 1));
            if (await(client.cas("sum", more, sum.token()))) return null;
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-16 statistics and version are text; a kind that is unknown has none")
  void statistics(Peer peer) {
    peer.client(
        client -> {
          await(client.set("k", bytes("v")));
          assertThat(await(client.stats())).containsKeys("pid", "version", "curr_connections");
          assertThat(await(client.stats("items"))).containsKey("items:1:number");
          assertThat(await(client.stats("nothing"))).isEqualTo(Map.of());
          assertThat(await(client.version())).startsWith("1.").doesNotContain("VERSION");
          assertThatThrownBy(() -> client.stats("items\r\nflush_all"))
              .isInstanceOf(KeyException.class)
              .hasMessageContaining("character 5 is 0x0d");
          assertThat(await(client.get("k"))).isNotNull();
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "MC-17 commands called together on one connection are obeyed in the order of their calls")
  void order(Peer peer) {
    peer.client(
        MemcachedOptions.defaults().connections(1),
        client -> {
          var calls = new ArrayList<Coroutine<?>>();
          for (int i = 0; i < 50; i++) {
            calls.add(client.set("k", bytes("" + i)));
            calls.add(client.get("k"));
            calls.add(client.get("other"));
            if (i % 10 == 9) calls.add(client.flushAll());
            calls.add(client.touch("k", null));
            calls.add(client.version());
          }
          var results = await(gather(calls)).iterator();
          for (int i = 0; i < 50; i++) {
            assertThat(results.next()).isEqualTo(true);
            assertThat(results.next()).isEqualTo(bytes("" + i));
            assertThat(results.next()).isNull();
            if (i % 10 == 9) assertThat(results.next()).isNull();
            assertThat(results.next()).isEqualTo(i % 10 != 9);
            assertThat((String) results.next()).startsWith("1.");
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("values are added, replaced, extended and deleted as the server says")
  void storing(Peer peer) {
    peer.client(
        client -> {
          var minute = Duration.ofMinutes(1);
          assertThat(await(client.replace("k", bytes("1"), minute))).isFalse();
          assertThat(await(client.add("k", bytes("2"), minute))).isTrue();
          assertThat(await(client.add("k", bytes("3")))).isFalse();
          assertThat(await(client.append("k", bytes("b")))).isTrue();
          assertThat(await(client.prepend("k", bytes("a")))).isTrue();
          assertThat(await(client.append("none", bytes("b")))).isFalse();
          assertThat(await(client.get("k", bytes("x")))).isEqualTo(bytes("a2b"));
          assertThat(await(client.get("none", bytes("x")))).isEqualTo(bytes("x"));
          assertThat(await(client.touch("k", minute))).isTrue();
          assertThat(await(client.delete("k"))).isTrue();
          assertThat(await(client.delete("k"))).isFalse();
          assertThat(await(client.touch("k", minute))).isFalse();
          assertThat(await(client.set("far", bytes("v"), Duration.ofDays(31)))).isTrue();
          assertThat(await(client.get("far"))).isEqualTo(bytes("v"));
        });
  }
}
