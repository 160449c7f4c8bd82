package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.memcached.Peer.OURS;
import static dev.asyncio4j.testing.Ends.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NothingLeftBehind.class)
class KeyTest {
  @Test
  @DisplayName("MC-01 a bad key is refused before anything is sent, with the place of the byte")
  void refused() {
    OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options)) {
            assertRefused(() -> client.get(new byte[0]), "invalid key: 0 bytes");
            assertRefused(() -> client.delete("x".repeat(251)), "invalid key: 251 bytes");
            assertRefused(() -> client.incr("a b"), "byte 1 is 0x20");
            assertRefused(() -> client.touch("ab\r\nflush_all", null), "byte 2 is 0x0d");
            assertRefused(() -> client.set(bytes("\u007f"), bytes("v")), "byte 0 is 0x7f");
            assertRefused(() -> client.multiGet("a", "b\0"), "byte 1 is 0x00");
            assertRefused(() -> client.multiGet(List.of(1)), "class java.lang.Integer");
            assertRefused(() -> client.gets("\ud800"), "half of a surrogate pair");
            assertRefused(() -> client.append((byte[]) null, bytes("v")), "invalid key: null");
            assertThat(client.toString()).contains("connections=0");
          }
        });
  }

  private static void assertRefused(Callable<?> call, String text) {
    assertThatThrownBy(call::call).isInstanceOf(KeyException.class).hasMessageContaining(text);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-01 a key is any other bytes, whether they are UTF-8 or not")
  void anyBytes(Peer peer) {
    peer.client(
        client -> {
          var key = new byte[250];
          for (int i = 0; i < key.length; i++) key[i] = (byte) (i % 2 == 0 ? 0x80 + i / 2 : 0x21);
          assertThat(await(client.set(key, bytes("v")))).isTrue();
          assertThat(await(client.get(key))).isEqualTo(bytes("v"));
          assertThat(await(client.set("ключ", bytes("w")))).isTrue();
          assertThat(await(client.multiGet(List.of(key, "ключ")))).hasSize(2).doesNotContainNull();
        });
  }

  @Test
  @DisplayName("MC-01 a key may be changed once the call was made")
  void copied() {
    OURS.client(
        client -> {
          var key = bytes("key");
          var set = client.set(key, bytes("v"));
          key[0] = ' ';
          assertThat(await(set)).isTrue();
          assertThat(await(client.get("key"))).isEqualTo(bytes("v"));
        });
  }

  @Test
  @DisplayName("a time to live is whole seconds, rounded up, and a date from thirty days on")
  void expiry() {
    assertThat(Expiry.seconds(null)).isZero();
    assertThat(Expiry.seconds(Duration.ZERO)).isZero();
    assertThat(Expiry.seconds(Duration.ofNanos(1))).isEqualTo(1);
    assertThat(Expiry.seconds(Duration.ofMillis(1001))).isEqualTo(2);
    assertThat(Expiry.wire(2_592_000)).isEqualTo(2_592_000);
    long now = System.currentTimeMillis() / 1000;
    assertThat(Expiry.wire(2_592_001)).isBetween(now + 2_592_001, now + 2_592_011);
    assertThatThrownBy(() -> Expiry.seconds(Duration.ofSeconds(-1)))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("expiry must not be negative, got PT-1S");
  }
}
