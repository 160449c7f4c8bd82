package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.testing.AsyncTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where replies lead to. */
class RedirectTest {
  private static Peer.Script leading(String target) {
    return link -> {
      while (true) {
        String[] line = link.request().split(" ");
        String path = line[1];
        if (path.startsWith("/to/")) {
          String status = path.substring(4, 7);
          link.say(
              "HTTP/1.1 "
                  + status
                  + " Go\r\nLocation: "
                  + (target == null ? "/end" : target)
                  + "\r\nSet-Cookie: seen="
                  + status
                  + "; Path=/\r\nContent-Length: 3\r\n\r\nbye");
        } else {
          link.ok(line[0]);
        }
      }
    };
  }

  @Test
  @DisplayName(
      "HTTP-C-19: 303 becomes GET, 301 and 302 of POST too; 307 and 308 keep method and body")
  void keepsOrChangesTheMethod() {
    Peer.with(
        leading(null),
        peer -> {
          var unsafe = CookieJar.create(CookieJarOptions.defaults().unsafe(true));
          try (var session = ClientSession.create(SessionOptions.defaults().cookieJar(unsafe))) {
            List<String> ends = new ArrayList<>();
            for (String method : List.of("GET", "POST", "PUT", "HEAD")) {
              for (int status : List.of(301, 302, 303, 307, 308)) {
                peer.requests.clear();
                var options =
                    method.equals("GET") || method.equals("HEAD")
                        ? RequestOptions.defaults()
                        : RequestOptions.defaults().data("xy");
                try (var response =
                    await(session.request(method, peer.url("/to/" + status), options))) {
                  assertThat(response.history()).hasSize(1);
                  assertThat(response.history().get(0).status()).isEqualTo(status);
                  String last = peer.requests.get(1);
                  ends.add(
                      last.substring(0, last.indexOf(' '))
                          + (last.contains("Content-Length: 2") ? "+" : ""));
                  assertThat(last).contains("Cookie: seen=" + status);
                }
              }
            }
            assertThat(ends)
                .containsExactly(
                    "GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "POST+", "POST+",
                    "PUT+", "PUT+", "GET", "PUT+", "PUT+", "HEAD", "HEAD", "HEAD", "HEAD", "HEAD");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-19: too many redirects fail with their history; without Location the reply itself is"
          + " given")
  void countsRedirects() {
    Peer.with(
        leading("/to/302"),
        peer -> {
          try (var session = ClientSession.create()) {
            var error =
                (TooManyRedirectsException)
                    catchThrowable(
                        () ->
                            await(
                                session.get(
                                    peer.url("/to/302"),
                                    RequestOptions.defaults().maxRedirects(4))));
            assertThat(error.history()).hasSize(4);
            assertThat(error.status()).isZero();
            try (var off =
                await(
                    session.get(
                        peer.url("/to/302"), RequestOptions.defaults().allowRedirects(false)))) {
              assertThat(off.status()).isEqualTo(302);
            }
            try (var head = await(session.head(peer.url("/to/302")))) {
              assertThat(head.history()).isEmpty();
            }
          }
        });
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nno");
        },
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/")).isEqualTo("no");
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-19: a redirect out of HTTP, or to what is no URL, is refused")
  void refusesBadTargets() {
    Map.of(
            "ftp://h/",
            NonHttpUrlRedirectClientException.class,
            "http://h:99999/",
            InvalidUrlRedirectClientException.class,
            "javascript:x",
            NonHttpUrlRedirectClientException.class)
        .forEach(
            (target, type) ->
                Peer.with(
                    leading(target),
                    peer -> {
                      try (var session = ClientSession.create()) {
                        assertThatThrownBy(() -> await(session.get(peer.url("/to/302"))))
                            .isInstanceOf(type);
                        assertThat(session.connector().state().active()).isZero();
                      }
                    }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-C-20: to another origin all credentials and the request's cookies are dropped")
  void dropsCredentials() {
    try (Peer other = Peer.of(Peer::answer);
        Peer peer = Peer.of(leading(other.url("/end")));
        var session = ClientSession.create()) {
      var options =
          RequestOptions.defaults()
              .headers(
                  Headers.of(
                      "Authorization",
                      "Bearer t",
                      "Authorization",
                      "Basic u",
                      "Proxy-Authorization",
                      "p",
                      "X-Keep",
                      "1"))
              .header("Cookie", "c=1")
              .cookies(Map.of("d", "2"));
      await(session.get(peer.url("/to/307"), options)).close();
      assertThat(peer.requests.get(0)).contains("Bearer t", "Basic u", "Cookie: c=1; d=2");
      assertThat(other.requests.get(0))
          .contains("X-Keep: 1")
          .doesNotContain("Bearer", "Basic", "Cookie", "Proxy-");
      String withUser = peer.url("/to/302").replace("//", "//me:pw@");
      await(session.get(withUser)).close();
      assertThat(peer.requests.get(1))
          .contains("Authorization: " + Http.encodeBasicAuth("me", "pw"));
      assertThat(other.requests.get(1)).doesNotContain("Authorization");
    }
  }

  @Test
  @DisplayName("HTTP-C-20: a body that is consumed cannot follow a redirect")
  void refusesConsumedBodies() {
    Peer.with(
        link -> {
          link.head();
          await(link.reader.readUntil("0\r\n\r\n".getBytes()));
          link.say("HTTP/1.1 307 Go\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        },
        peer -> {
          var pieces = dev.asyncio4j.Asyncio.<byte[]>asyncGenerator(y -> y.emit(new byte[1]));
          try (var session = ClientSession.create()) {
            assertThatThrownBy(
                    () ->
                        await(session.post(peer.url("/"), RequestOptions.defaults().data(pieces))))
                .isInstanceOf(ClientPayloadException.class)
                .hasMessageContaining("consumed request body");
          }
        });
  }
}
