package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class RingTest {
  private static final MemcachedOptions OPTIONS = MemcachedOptions.defaults();

  @Test
  @DisplayName("MC-20 keys have the servers that libmemcached 1.1.4 gives them")
  void asLibmemcached() {
    var defaultPort =
        new Ring(
            List.of(
                new HostPort("10.0.0.1", 11211),
                new HostPort("10.0.0.2", 11211),
                new HostPort("10.0.0.3", 11211)));
    assertThat(owners(defaultPort))
        .isEqualTo("1022020002002000012122011110112212112212122100100212021001102020");
    var otherPorts =
        new Ring(
            List.of(
                new HostPort("cache-a", 11212),
                new HostPort("cache-b", 11213),
                new HostPort("cache-c", 11211),
                new HostPort("cache-d", 22122)));
    assertThat(owners(otherPorts))
        .isEqualTo("0000132013331010232033130000201113032303331030332130222012001312");
  }

  private static String owners(Ring ring) {
    return IntStream.range(0, 64)
        .mapToObj(i -> "" + ring.ownerOf(Key.of("key" + i)))
        .collect(Collectors.joining());
  }

  @AsyncTest(realTime = true)
  @DisplayName("MC-20 a dead server fails its own keys only, and no key moves")
  void deadServer() {
    try (var one = await(MemcachedServer.start());
        var two = await(MemcachedServer.start())) {
      var servers = List.of(new HostPort(LOOPBACK, one.port()), new HostPort(LOOPBACK, two.port()));
      try (var client = MemcachedClient.ofServers(servers, OPTIONS)) {
        var keys = IntStream.range(0, 40).mapToObj(i -> "k" + i).toList();
        for (var key : keys) await(client.set(key, bytes(key)));
        var values = await(client.multiGet(keys));
        assertThat(values.stream().map(value -> text(value))).containsExactlyElementsOf(keys);
        long ofOne = one.reads();
        assertThat(ofOne).isBetween(1L, 39L);
        assertThat(await(client.stats())).hasSize(8);
        assertThat(await(client.version())).isEqualTo("1.6.0-test");
        two.close();
        assertThat(failures(client, keys)).isEqualTo(40 - ofOne);
        assertThat(failures(client, keys)).isEqualTo(40 - ofOne);
        assertThatThrownBy(() -> await(client.multiGet(keys)))
            .isInstanceOf(MemcachedConnectionException.class);
        assertThatThrownBy(() -> await(client.flushAll()))
            .isInstanceOf(MemcachedConnectionException.class);
      }
    }
  }

  private static long failures(MemcachedClient<byte[]> client, List<String> keys) {
    int failures = 0;
    for (var key : keys) {
      try {
        await(client.get(key));
      } catch (MemcachedConnectionException e) {
        failures++;
      }
    }
    return failures;
  }

  @Test
  @DisplayName("a ring has a server at least, and none twice")
  void refused() {
    assertThatThrownBy(() -> MemcachedClient.ofServers(List.of(), OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("servers must not be empty");
    var server = new HostPort("a", 1);
    assertThatThrownBy(() -> MemcachedClient.ofServers(List.of(server, server), OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a server is there twice: [a:1, a:1]");
  }
}
