package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs are quoted as yarl quotes them: the right columns were made with it. */
class UrlTest {
  @ParameterizedTest(name = "{0}")
  @DisplayName(
      "HTTP-C-10: the same URL has one text: what is encoded stays, what need not be is decoded")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://example.com | http://example.com | / |  | http://example.com/
          http://example.com:80/ | http://example.com/ | / |  | http://example.com:80/
          HTTP://EXAMPLE.com/a%41b | http://example.com/aAb | /aAb |  | http://example.com/aAb
          http://example.com/a b | http://example.com/a%20b | /a b |  | http://example.com/a b
          http://example.com/%7e%2f%20 | http://example.com/~%2F%20 | '/~/ ' |  | 'http://example.com/~/ '
          http://example.com/ü?q=ü#ü | http://example.com/%C3%BC?q=%C3%BC#%C3%BC | /ü | q=%C3%BC | http://example.com/ü?q=ü#ü
          http://example.com/%C3%BC?x=%26%3D+a b | http://example.com/%C3%BC?x=%26%3D+a+b | /ü | x=%26%3D+a+b | http://example.com/ü?x=%26%3D a b
          http://example.com/a/../b/./c/.. | http://example.com/b/ | /b/ |  | http://example.com/b/
          http://example.com/? | http://example.com/ | / |  | http://example.com/
          http://example.com?a=1 | http://example.com/?a=1 | / | a=1 | http://example.com/?a=1
          http://example.com/100% | http://example.com/100%25 | /100% |  | http://example.com/100%25
          http://example.com/%zz%4 | http://example.com/%25zz%254 | /%zz%4 |  | http://example.com/%25zz%254
          http://user:p%40ss@example.com/ | http://user:p%40ss@example.com/ | / |  | http://user:p%40ss@example.com/
          http://bücher.example/x | http://xn--bcher-kva.example/x | /x |  | http://bücher.example/x
          http://[::1]:8080/x | http://[::1]:8080/x | /x |  | http://[::1]:8080/x
          http://[2001:0DB8:0:0::1]/ | http://[2001:db8::1]/ | / |  | http://[2001:db8::1]/
          http://1.2.3.4:81/x | http://1.2.3.4:81/x | /x |  | http://1.2.3.4:81/x
          https://example.com:443/x | https://example.com/x | /x |  | https://example.com:443/x
          //example.com/x | //example.com/x | /x |  | //example.com/x
          /just/path?x=1 | /just/path?x=1 | /just/path | x=1 | /just/path?x=1
          mailto:a@b.c | mailto:a@b.c | a@b.c |  | mailto:a@b.c
          a:b | a:b | b |  | a:b
          x/y:z | x/y:z | x/y:z |  | x/y:z
          http://example.com/a+b?c+d=e%2Bf | http://example.com/a+b?c+d=e%2Bf | /a+b | c+d=e%2Bf | http://example.com/a+b?c d=e%2Bf
          'http://example.com/!$&''()*+,;=:@' | 'http://example.com/!$&''()*+,;=:@' | '/!$&''()*+,;=:@' |  | 'http://example.com/!$&''()*+,;=:@'
          'http://example.com/?a=''()*,;:@/!$' | 'http://example.com/?a=''()*,;:@/!$' | / | 'a=''()*,;:@/!$' | 'http://example.com/?a=''()*,%3B:@/!$'
          http://example.com/[x]{y}^` | http://example.com/%5Bx%5D%7By%7D%5E%60 | /[x]{y}^` |  | http://example.com/[x]{y}^`
          http://example.com/%E2%82%AC%FF | http://example.com/%E2%82%AC%FF | /€%FF |  | http://example.com/€%25FF
          http://example.com/a%2Fb%25c | http://example.com/a%2Fb%25c | /a/b%c |  | http://example.com/a/b%25c
          http://example.com/#a b%41/? | http://example.com/#a%20bA/? | / |  | http://example.com/#a bA/?
          http://example.com//a//b | http://example.com//a//b | //a//b |  | http://example.com//a//b
          http://example.com/?a=1&b&c=&=d&&e=% | http://example.com/?a=1&b&c=&=d&&e=%25 | / | a=1&b&c=&=d&&e=%25 | http://example.com/?a=1&b=&c=&=d&e=%25
          """)
  void quotes(String given, String text, String path, String query, String human) {
    Url url = Url.of(given);
    assertThat(url.toString()).isEqualTo(text);
    assertThat(url.path()).isEqualTo(path);
    assertThat(url.rawQueryString()).isEqualTo(query == null ? "" : query);
    assertThat(url.humanRepr()).isEqualTo(human);
  }

  @ParameterizedTest(name = "{0} + {1}")
  @DisplayName("HTTP-C-10: a reference is resolved as a browser does it")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://h/a/b/c?q#f | d | http://h/a/b/d
          http://h/a/b/c?q#f | ./d | http://h/a/b/d
          http://h/a/b/c?q#f | ../d | http://h/a/d
          http://h/a/b/c?q#f | ../../d | http://h/d
          http://h/a/b/c?q#f | ../../../d | http://h/d
          http://h/a/b/c?q#f | /d | http://h/d
          http://h/a/b/c?q#f | //g/d | http://g/d
          http://h/a/b/c?q#f | ?x=1 | http://h/a/b/c?x=1#f
          http://h/a/b/c?q#f | #y | http://h/a/b/c?q#y
          http://h/a/b/c?q#f | d?x#y | http://h/a/b/d?x#y
          http://h/a/b/c?q#f |  | http://h/a/b/c?q#f
          http://h/a/b/c?q#f | http://o/p | http://o/p
          http://h/a/b/c?q#f | mailto:x | mailto:x
          http://h/a/b/c?q#f | d/ | http://h/a/b/d/
          http://h/a/b/c?q#f | .. | http://h/a/
          http://h/a/b/c?q#f | . | http://h/a/b/
          """)
  void joins(String base, String reference, String text) {
    assertThat(Url.of(base).join(Url.of(reference == null ? "" : reference)).toString())
        .isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} / {1}")
  @DisplayName("HTTP-C-10: segments are appended to the path, and quoted")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://h | x | http://h/x
          http://h/ | x | http://h/x
          http://h/a | b/c | http://h/a/b/c
          http://h/a/ | ü | http://h/a/%C3%BC
          http://h/a?q#f | b | http://h/a/b
          http://h/a | b%41 | http://h/a/b%2541
          /a | b | /a/b
          a | b | a/b
          http://h/a | ../b | http://h/b
          http://h/a | b/ | http://h/a/b/
          http://h/a | b?c#d | http://h/a/b%3Fc%23d
          """)
  void appends(String base, String child, String text) {
    assertThat(Url.of(base).child(child).toString()).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("HTTP-C-10: what is no URL is refused")
  @CsvSource({
    "http://u@/",
    "http://[::1",
    "http://a]b/",
    "http://h:x/",
    "http://h:70000/",
    "http://a\\b/",
    "//[v1]x/"
  })
  void refuses(String given) {
    assertThatThrownBy(() -> Url.of(given)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("HTTP-C-10: each part can be replaced")
  void replacesParts() {
    Url url = Url.of("http://u:p@example.com:8080/a/b?q=1#f");
    assertThat(url.withScheme("https").toString())
        .isEqualTo("https://u:p@example.com:8080/a/b?q=1#f");
    assertThat(url.withHost("ü.de").withPort(-1).toString())
        .isEqualTo("http://u:p@xn--tda.de/a/b?q=1#f");
    assertThat(url.withUser(null).toString()).isEqualTo("http://example.com:8080/a/b?q=1#f");
    assertThat(url.withPassword("ä/").toString())
        .isEqualTo("http://u:%C3%A4%2F@example.com:8080/a/b?q=1#f");
    assertThat(url.withPath("x y").toString()).isEqualTo("http://u:p@example.com:8080/x%20y");
    assertThat(url.withName("c").toString()).isEqualTo("http://u:p@example.com:8080/a/c");
    assertThat(url.withFragment(null).withQuery(Map.of("k", List.of(1, 2))).toString())
        .isEqualTo("http://u:p@example.com:8080/a/b?k=1&k=2");
    assertThat(url.updateQuery(Map.of("q", "2&3")).rawQueryString()).isEqualTo("q=2%263");
    assertThat(url.parent().toString()).isEqualTo("http://u:p@example.com:8080/a");
    assertThat(url.origin().toString()).isEqualTo("http://example.com:8080");
    assertThat(url.user() + url.password() + url.port() + url.name() + url.fragment())
        .isEqualTo("up8080bf");
    assertThat(url.toUri().getHost()).isEqualTo("example.com");
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "HTTP-C-10: a session refuses URLs without host, of other schemes, and hosts that hide an"
          + " address")
  void refusesUrls() {
    try (var session = ClientSession.create()) {
      for (String url :
          List.of("/x", "", "http://", "http://2130706433/", "http://127.1/", "http://0x7f.1/")) {
        assertThatThrownBy(() -> await(session.get(url)))
            .as(url)
            .isInstanceOf(InvalidUrlClientException.class);
      }
      assertThatThrownBy(() -> await(session.get("ftp://h/x")))
          .isInstanceOf(NonHttpUrlClientException.class);
    }
  }

  @Test
  @DisplayName(
      "HTTP-C-10: relative URLs start from the session's base, whose path ends with a slash")
  void startsFromTheBase() {
    Peer.with(
        link -> {
          while (true) link.ok(link.request().split(" ")[1]);
        },
        peer -> {
          try (var session = ClientSession.create(peer.url("/api/"))) {
            List<String> paths = new ArrayList<>();
            for (String url : List.of("x", "/y", "../z")) {
              try (var response = await(session.get(url))) {
                paths.add(await(response.text()));
              }
            }
            assertThat(paths).containsExactly("/api/x", "/y", "/z");
          }
        });
    assertThatThrownBy(() -> SessionOptions.defaults().baseUrl("http://h/api"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("base_url must have a trailing '/'");
  }

  @Test
  @DisplayName("HTTP-C-11: params are merged into the query; null and booleans are refused")
  void mergesParams() {
    RequestOptions options = RequestOptions.defaults();
    Url url = Url.of("http://h/?a=1");
    assertThat(url.extendQuery(options.params(Map.of("b", List.of(2, 3.5))).query).rawQueryString())
        .isEqualTo("a=1&b=2&b=3.5");
    assertThat(
            url.extendQuery(
                    options.params(List.of(Map.entry("a", "x y"), Map.entry("a", "ü"))).query)
                .rawQueryString())
        .isEqualTo("a=1&a=x+y&a=%C3%BC");
    assertThat(url.extendQuery(options.params("c=%41&d=a b").query).rawQueryString())
        .isEqualTo("a=1&c=A&d=a+b");
    assertThat(options.param("x", 1).param("y", "2").query).isEqualTo("x=1&y=2");
    for (Object bad : Arrays.asList(true, null, Double.NaN, new Object())) {
      Map<String, Object> map = new java.util.HashMap<>();
      map.put("k", bad);
      assertThatThrownBy(() -> options.params(map)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
