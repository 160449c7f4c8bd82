package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.asyncio4j.testing.AsyncTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The options as they are read back, and the encoding of text. */
class OptionsTest extends WithServer {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  @Test
  @DisplayName("Each option is read back, and the defaults are those of the documentation")
  void getters() {
    var defaults = RedisOptions.defaults();
    assertThat(defaults.host()).isEqualTo("localhost");
    assertThat(defaults.port()).isEqualTo(6379);
    assertThat(defaults.socketTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(defaults.protocol()).isEqualTo(3);
    assertThat(defaults.maxConnections()).isEqualTo(100);
    assertThat(defaults.poolTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(defaults.encoding()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(defaults.password()).isNull();
    var changed =
        defaults
            .host("there")
            .db(3)
            .username("ada")
            .password("secret")
            .poolTimeout(null)
            .retry(RetryPolicy.none())
            .retryOnError(Set.of(ReadOnlyException.class))
            .exclusive(true)
            .encoding(LATIN);
    assertThat(changed.host()).isEqualTo("there");
    assertThat(changed.db()).isEqualTo(3);
    assertThat(changed.username()).isEqualTo("ada");
    assertThat(changed.password()).isEqualTo("secret");
    assertThat(changed.poolTimeout()).isNull();
    assertThat(changed.retry().retries()).isZero();
    assertThat(changed.retryOnError()).containsExactly(ReadOnlyException.class);
    assertThat(changed.exclusive()).isTrue();
    assertThat(changed.encoding()).isEqualTo(LATIN);
    assertThat(changed.toString()).doesNotContain("secret");
    assertThat(defaults.host()).as("the original").isEqualTo("localhost");
    assertThat(RedisOptions.fromUrl("redis://h:1/2?encoding=latin-1").encoding()).isEqualTo(LATIN);
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-39 text is sent and read in the encoding; what that has not is refused")
  void encoding() {
    var options = Servers.shared().encoding(LATIN);
    try (var redis = Redis.create(options);
        var bytes = Redis.bytes(options);
        var utf8 = Redis.create(Servers.shared())) {
      assertThat(await(redis.set("clé", "été"))).isTrue();
      assertThat(await(redis.get("clé"))).isEqualTo("été");
      assertThat(await(bytes.get("clé"))).isEqualTo("été".getBytes(LATIN));
      assertThat(await(utf8.get("clé"))).as("another key in UTF-8").isNull();
      var key = "clé".getBytes(LATIN);
      assertThat(assertFails(DataException.class, utf8.get(key))).hasMessageContaining("no UTF-8");
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> redis.set("k", "€"))
          .withMessageContaining("argument 2 of SET")
          .withMessageContaining("ISO-8859-1");
      await(redis.delete("clé"));
    }
  }

  @Test
  @DisplayName("RE-39 an encoding in which ASCII is something else is refused")
  void notAscii() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisOptions.defaults().encoding(StandardCharsets.UTF_16))
        .withMessageContaining("UTF-16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisCodec.text(StandardCharsets.UTF_16LE));
  }
}
