package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeftBehind.class)
class MultiGetTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-03 values come in the order of the keys, null where there is none")
  void order(Peer peer) {
    peer.client(
        client -> {
          await(client.set("a", bytes("1")));
          await(client.set("c", bytes("3")));
          assertThat(await(client.multiGet("c", "b", "a")))
              .containsExactly(bytes("3"), null, bytes("1"));
          assertThat(await(client.multiGet(bytes("b")))).containsExactly((byte[]) null);
          assertThat(await(client.multiGet())).isEmpty();
          assertThat(await(client.multiGet(List.of()))).isEmpty();
          assertThatThrownBy(() -> client.multiGet("a", "b", "a"))
              .isInstanceOf(MemcachedException.class)
              .hasMessage("duplicate keys passed to multi_get: a");
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-04 fifteen thousand keys are read, a hundred on each line")
  void many(Peer peer) {
    peer.client(
        client -> {
          var keys = IntStream.range(0, 15_000).mapToObj(i -> "key" + i).toList();
          var sets = new ArrayList<Coroutine<Void>>();
          for (int start = 0; start < 10; start++) sets.add(setEveryThird(client, keys, start));
          await(gather(sets));
          var values = await(client.multiGet(keys));
          for (int i = 0; i < keys.size(); i++) {
            assertThat(values.get(i)).isEqualTo(i % 3 == 0 ? bytes("" + i) : null);
          }
        });
  }

  /** Sets those keys of every third that one of ten tasks has to set. */
  private static Coroutine<Void> setEveryThird(
      MemcachedClient<byte[]> client, List<String> keys, int start) {
    return async(
        () -> {
          for (int i = 3 * start; i < keys.size(); i += 30) {
            await(client.set(keys.get(i), bytes("" + i)));
          }
        });
  }

  @Test
  @DisplayName("MC-04 with little room, lines wait for the replies before them")
  void littleRoom() {
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options.maxPending(1))) {
            var keys = IntStream.range(0, 1_000).mapToObj(i -> "key" + i).toList();
            assertThat(await(client.multiGet(keys))).hasSize(1_000).containsOnlyNulls();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "MC-17 gets of one pass share a line, if they are allowed to; each has its own bytes")
  void shared(boolean coalesce) {
    run(
        async(
            () -> {
              var trail = new ArrayList<String>();
              Peer.scriptedHere(
                  (reader, writer) -> {
                    for (String line; !(line = Peer.line(reader)).isEmpty(); ) {
                      trail.add(line);
                      var keys = line.substring(4).split(" ");
                      for (var key : keys) Peer.say(writer, "VALUE " + key + " 0 1\r\nx\r\n");
                      Peer.say(writer, "END\r\n");
                    }
                    writer.close();
                  },
                  options -> {
                    try (var client = MemcachedClient.create(options.coalesceGets(coalesce))) {
                      var values = await(gather(client.get("a"), client.get("b"), client.get("a")));
                      assertThat(values.stream().map(v -> text(v))).containsOnly("x");
                      assertThat(values.get(0)).isNotSameAs(values.get(2));
                    }
                  });
              if (coalesce) assertThat(trail).containsExactly("get a b");
              else assertThat(trail).containsExactly("get a", "get b", "get a");
            }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("a hundred gets share a line at most, and the server counts each key")
  void hundred() {
    try (var server = await(MemcachedServer.start());
        var client = MemcachedClient.create("127.0.0.1", server.port())) {
      var gets = IntStream.range(0, 450).mapToObj(i -> client.get("k" + i)).toList();
      assertThat(await(gather(gets))).hasSize(450).containsOnlyNulls();
      assertThat(server.reads()).isEqualTo(450);
    }
  }
}
