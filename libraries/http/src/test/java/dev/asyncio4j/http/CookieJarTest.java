package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cookies of a session. */
class CookieJarTest {
  private static final Url SITE = Url.of("http://www.example.com/a/b");

  private static CookieJar jar(String... setCookies) {
    CookieJar jar = CookieJar.create();
    jar.updateFromHeaders(List.of(setCookies), SITE);
    return jar;
  }

  private static Map<String, String> at(CookieJar jar, String url) {
    return jar.filter(Url.of(url));
  }

  @Test
  @DisplayName("HTTP-C-21: domain and path match, a cookie without domain is its host's alone")
  void matches() {
    CookieJar jar =
        jar(
            "h=1",
            "d=2; Domain=example.com",
            "dot=3; Domain=.example.com; Path=/",
            "other=4; Domain=evil.com",
            "top=5; Domain=com",
            "p=6; Path=/a/b/c");
    assertThat(at(jar, "http://www.example.com/a/x")).containsOnlyKeys("h", "d", "dot");
    assertThat(at(jar, "http://www.example.com/")).containsOnlyKeys("dot");
    assertThat(at(jar, "http://www.example.com/ab")).containsOnlyKeys("dot");
    assertThat(at(jar, "http://sub.example.com/a/")).containsOnlyKeys("d", "dot");
    assertThat(at(jar, "http://example.com/a")).containsOnlyKeys("d", "dot");
    assertThat(at(jar, "http://notexample.com/a")).isEmpty();
    assertThat(at(jar, "http://www.example.com/a/b/c/d")).containsOnlyKeys("h", "d", "dot", "p");
  }

  @Test
  @DisplayName(
      "HTTP-C-21: Max-Age wins over Expires; what is over is dropped, a new one replaces the old"
          + " one")
  void expires() {
    String past = "Thu, 01 Jan 1970 00:00:01 GMT";
    CookieJar jar =
        jar(
            "a=1; Max-Age=100; Expires=" + past,
            "b=2; Expires=" + past,
            "c=3; Max-Age=0",
            "d=4; Expires=Wed, 09-Jun-2099 10:18:14 GMT",
            "e=5; Max-Age=nonsense",
            "f=6; Max-Age=-1");
    assertThat(at(jar, "http://www.example.com/a/")).containsOnlyKeys("a", "d", "e");
    jar.updateFromHeaders(List.of("a=; Max-Age=0"), SITE);
    assertThat(at(jar, "http://www.example.com/a/")).containsOnlyKeys("d", "e");
  }

  @Test
  @DisplayName(
      "HTTP-C-21: secure cookies need TLS, or an origin that is treated so; addresses need"
          + " `unsafe`")
  void keepsSecrets() {
    CookieJar jar = jar("s=1; Secure; Path=/");
    assertThat(at(jar, "http://www.example.com/")).isEmpty();
    assertThat(at(jar, "https://www.example.com/")).containsKey("s");
    CookieJar treated =
        CookieJar.create(
            CookieJarOptions.defaults().treatAsSecureOrigin(Url.of("http://www.example.com/x")));
    treated.updateFromHeaders(List.of("s=1; Secure; Path=/"), SITE);
    assertThat(at(treated, "http://www.example.com/")).containsKey("s");
    assertThat(at(treated, "http://www.example.com:81/")).isEmpty();
    Url address = Url.of("http://127.0.0.1/");
    CookieJar safe = CookieJar.create();
    safe.update(Map.of("a", "1"), address);
    assertThat(safe.filter(address)).isEmpty();
    CookieJar unsafe = CookieJar.create(CookieJarOptions.defaults().unsafe(true));
    unsafe.update(Map.of("a", "1"), address);
    assertThat(unsafe.filter(address)).containsEntry("a", "1");
    assertThat(unsafe.filter(Url.of("http://127.0.0.2/"))).isEmpty();
  }

  @Test
  @DisplayName(
      "HTTP-C-21: bad cookies are left out, their neighbours stay; a name may have a value for each"
          + " path")
  void skipsBadOnes() {
    CookieJar jar =
        jar(
            "",
            "=x",
            "no value",
            "b a d=1",
            "good=1",
            "q=\"a b\"; Path=/",
            "x=1; Path=/",
            "x=2; Path=/a",
            "c\u0001=1");
    assertThat(at(jar, "http://www.example.com/a/z"))
        .containsOnly(Map.entry("good", "1"), Map.entry("q", "a b"), Map.entry("x", "2"));
    assertThat(jar.header(Url.of("http://www.example.com/a/z")))
        .isEqualTo("good=1; q=\"a b\"; x=2; x=1");
    assertThat(jar).extracting(Cookie::name).contains("good", "q", "x");
  }

  @Test
  @DisplayName("HTTP-C-22: asking leaves nothing behind, and clearing takes what it is told")
  void staysSmall() {
    CookieJar jar = jar("a=1; Domain=example.com", "b=2");
    for (int i = 0; i < 1000; i++) at(jar, "http://h" + i + ".example.com/" + i);
    assertThat(jar.toString()).isEqualTo("<CookieJar 2 cookies>");
    jar.clear(cookie -> cookie.name().equals("a"));
    assertThat(jar).hasSize(1);
    jar.clearDomain("example.com");
    assertThat(jar).isEmpty();
    jar.update(Map.of("shared", "1"));
    assertThat(at(jar, "http://anywhere/")).containsKey("shared");
    jar.clear();
    assertThat(jar).isEmpty();
    CookieJar none = CookieJar.dummy();
    none.update(Map.of("a", "1"), SITE);
    assertThat(none.filter(SITE)).isEmpty();
  }

  @Test
  @DisplayName(
      "HTTP-C-22: a saved jar comes back as it was, host-only cookies too, for its owner's eyes"
          + " alone")
  void savesAndLoads() throws Exception {
    Path file = Files.createTempFile("jar", ".json");
    CookieJar jar =
        jar(
            "host=1; Max-Age=1000; Secure; HttpOnly; SameSite=Lax; Path=/",
            "d=2; Domain=example.com; Path=/");
    jar.save(file);
    if (!System.getProperty("os.name").startsWith("Windows")) {
      assertThat(
              java.nio.file.attribute.PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    CookieJar loaded = CookieJar.create();
    loaded.update(Map.of("old", "1"));
    loaded.load(file);
    assertThat(at(loaded, "https://www.example.com/")).containsOnlyKeys("host", "d");
    assertThat(at(loaded, "https://sub.www.example.com/")).containsOnlyKeys("d");
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> loaded.load(file)).isInstanceOf(IllegalArgumentException.class);
    Files.delete(file);
  }

  @Test
  @DisplayName("HTTP-C-21: a session keeps what replies set and sends it where it belongs")
  void servesSessions() {
    Peer.with(
        link -> {
          while (true) {
            String head = link.head();
            int at = head.indexOf("Cookie: ");
            String sent = at < 0 ? "none" : head.substring(at + 8, head.indexOf('\r', at));
            link.say(
                "HTTP/1.1 200 OK\r\n"
                    + "Set-Cookie: a=1; Path=/\r\n"
                    + "Set-Cookie: b=2; Path=/x\r\n"
                    + "Content-Length: "
                    + sent.length()
                    + "\r\n\r\n"
                    + sent);
          }
        },
        peer -> {
          var unsafe = CookieJar.create(CookieJarOptions.defaults().unsafe(true));
          var options = SessionOptions.defaults().cookieJar(unsafe).cookies(Map.of("mine", "é,"));
          try (var session = ClientSession.create(options)) {
            assertThat(peer.fetch(session, "/")).isEqualTo("mine=\"\\303\\251\\054\"");
            assertThat(peer.fetch(session, "/x/y")).isEqualTo("a=1; b=2; mine=\"\\303\\251\\054\"");
            try (var own =
                await(
                    session.get(
                        peer.url("/"), RequestOptions.defaults().cookies(Map.of("a", "9"))))) {
              assertThat(await(own.text())).startsWith("a=9; mine=");
            }
          }
        });
  }
}
