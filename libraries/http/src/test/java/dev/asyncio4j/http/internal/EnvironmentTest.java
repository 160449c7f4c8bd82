package dev.asyncio4j.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.Http;
import dev.asyncio4j.http.Url;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the environment says of proxies and of who one is. */
class EnvironmentTest {
  private static final String NETRC =
      """
      # comment
      machine a.example login me password "pw"
      machine b.example
        login you
        account x
        password secret
      macdef init
        machine c.example login no password no

      default login any password one
      """;

  @Test
  @DisplayName("HTTP-C-39: netrc tells login and password of a machine, or those by default")
  void readsNetrc() {
    assertThat(Netrc.authorization(NETRC, "b.example"))
        .isEqualTo(Http.encodeBasicAuth("you", "secret"));
    assertThat(Netrc.authorization(NETRC, "c.example"))
        .isEqualTo(Http.encodeBasicAuth("any", "one"));
    assertThat(Netrc.authorization("machine a login x", "a")).isNull();
    assertThat(Netrc.authorization("", "a")).isNull();
  }

  @Test
  @DisplayName("HTTP-C-39: the environment names proxies by scheme, and hosts that need none")
  void readsProxies() {
    Map<String, String> environment =
        Map.of(
            "http_proxy", "http://p:1",
            "HTTPS_PROXY", "q:2",
            "no_proxy", "localhost, .internal.example,exact.example:8080");
    assertThat(proxy("http://a.example/", environment)).isEqualTo("http://p:1");
    assertThat(proxy("https://a.example/", environment)).isEqualTo("http://q:2");
    assertThat(proxy("wss://a.example/", environment)).isEqualTo("http://q:2");
    assertThat(proxy("http://localhost/", environment)).isNull();
    assertThat(proxy("http://x.internal.example/", environment)).isNull();
    assertThat(proxy("http://exact.example:8080/", environment)).isNull();
    assertThat(proxy("http://exact.example/", environment)).isEqualTo("http://p:1");
    assertThat(proxy("http://a/", Map.of("no_proxy", "*", "http_proxy", "p"))).isNull();
    assertThat(proxy("http://a/", Map.of("ALL_PROXY", "socks5://s:3"))).isEqualTo("socks5://s:3");
    assertThat(proxy("http://a/", Map.of())).isNull();
  }

  private static String proxy(String url, Map<String, String> environment) {
    return ProxyEnv.of(Url.of(url), environment);
  }
}
