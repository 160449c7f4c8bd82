package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reply makes of its head and body: texts, JSON, fields, errors. */
class ReplyTest {
  @Test
  @DisplayName(
      "HTTP-C-04: head and body that come together are not lost when the caller reads much later")
  void losesNothing() {
    Peer.with(
        Peer.once("HTTP/1.1 200 Fine\r\nContent-Length: 5\r\nX-A: 1\r\n\r\nhello"),
        peer -> {
          try (var session = ClientSession.create()) {
            var response = await(session.get(peer.url("/x#frag")));
            await(sleep(Duration.ofMillis(50)));
            assertThat(await(response.text())).isEqualTo("hello");
            assertThat(await(response.text())).isEqualTo("hello");
            assertThat(response.status() + response.reason()).isEqualTo("200Fine");
            assertThat(response.headers().get("x-a")).isEqualTo("1");
            assertThat(response.url().toString()).isEqualTo(peer.url("/x"));
            assertThat(response.realUrl().fragment()).isEqualTo("frag");
            assertThat(response.isClosed()).isTrue();
            assertThatThrownBy(() -> response.headers().add("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-33: text takes the charset of the headers, else the session's; an unknown one falls"
          + " back")
  void decodesText() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: ";
    Map<String, String> cases =
        Map.of(
            "text/plain; charset=iso-8859-1",
            "Ã¼",
            "text/plain; charset=\"UTF-8\"",
            "ü",
            "text/plain; charset=nonsense",
            "ü",
            "application/json",
            "ü",
            "text/html",
            "ü");
    cases.forEach(
        (type, text) ->
            Peer.with(
                Peer.once(head + type + "\r\n\r\nÃ¼"),
                peer -> {
                  try (var session = ClientSession.create()) {
                    assertThat(peer.fetch(session, "/")).as(type).isEqualTo(text);
                  }
                }));
    Peer.with(
        Peer.once("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nÃ¼"),
        peer -> {
          var latin =
              SessionOptions.defaults().fallbackCharset((r, body) -> StandardCharsets.ISO_8859_1);
          try (var session = ClientSession.create(latin)) {
            assertThat(peer.fetch(session, "/")).isEqualTo("Ã¼");
            var response = await(session.get(peer.url("/")));
            assertThatThrownBy(response::encoding).isInstanceOf(IllegalStateException.class);
            assertThat(await(response.text(StandardCharsets.UTF_8))).isEqualTo("ü");
          }
        });
  }

  record Point(int x, List<String> names) {}

  @Test
  @DisplayName("HTTP-C-33: json checks the type, gives null for an empty body, and fits records")
  void readsJson() {
    Peer.with(
        link -> {
          link.head();
          link.say(
              "HTTP/1.1 200 OK\r\n"
                  + "Content-Type: application/vnd.x+json\r\n"
                  + "Content-Length: 26\r\n\r\n"
                  + "{\"x\": 1, \"names\": [\"a\"]}  ");
          link.head();
          link.say(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n");
          link.head();
          link.say("HTTP/1.1 201 Made\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n[]");
        },
        peer -> {
          try (var session = ClientSession.create()) {
            var first = await(session.get(peer.url("/")));
            assertThat(await(first.json(Point.class))).isEqualTo(new Point(1, List.of("a")));
            assertThat(await(first.json())).isEqualTo(Map.of("x", 1, "names", List.of("a")));
            assertThat(await(await(session.get(peer.url("/"))).json())).isNull();
            var html = await(session.get(peer.url("/")));
            var wrong = catchThrowable(() -> await(html.json()));
            assertThat(wrong)
                .isInstanceOf(ContentTypeException.class)
                .hasMessageContaining("unexpected mimetype: text/html");
            assertThat(((ContentTypeException) wrong).status()).isEqualTo(201);
            assertThat(await(html.json(Object.class, JsonOptions.defaults().contentType(null))))
                .isEqualTo(List.of());
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-34: a status of 400 or more is an exception where it is asked for; the connection is"
          + " given back")
  void raisesForStatus() {
    Peer.with(
        link -> {
          while (true) {
            link.head();
            link.say("HTTP/1.1 404 Gone Fishing\r\nContent-Length: 0\r\nX-A: 1\r\n\r\n");
          }
        },
        peer -> {
          try (var session = ClientSession.create(SessionOptions.defaults().raiseForStatus(true))) {
            var error =
                (ClientResponseException) catchThrowable(() -> await(session.get(peer.url("/x"))));
            assertThat(error)
                .hasMessage("404, message='Gone Fishing', url='" + peer.url("/x") + "'");
            assertThat(error.status()).isEqualTo(404);
            assertThat(error.headers().get("x-a")).isEqualTo("1");
            assertThat(String.valueOf(error.requestInfo())).contains("GET");
            var response =
                await(session.get(peer.url("/"), RequestOptions.defaults().raiseForStatus(false)));
            assertThat(response.ok()).isFalse();
            assertThatThrownBy(response::raiseForStatus)
                .isInstanceOf(ClientResponseException.class);
            assertThatThrownBy(
                    () ->
                        await(
                            session.get(
                                peer.url("/"),
                                RequestOptions.defaults()
                                    .raiseForStatus(
                                        r -> {
                                          throw new IllegalStateException("own " + r.status());
                                        }))))
                .hasMessage("own 404");
            assertThat(peer.connections).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-33: disposition, links and cookies of a reply are parsed")
  void parsesFields() {
    Peer.with(
        Peer.once(
            "HTTP/1.1 200 OK\r\n"
                + "Content-Length: 0\r\n"
                + "Content-Disposition: attachment; filename*=UTF-8''%c3%bc.txt\r\n"
                + "Link: </2>; rel=\"next\", <http://o/>; rel=last\r\n"
                + "Set-Cookie: a=1; Path=/\r\n"
                + "Set-Cookie: b=\"x y\"\r\n\r\n"),
        peer -> {
          try (var session = ClientSession.create()) {
            var response = await(session.get(peer.url("/1")));
            assertThat(response.contentDisposition().orElseThrow().filename()).isEqualTo("ü.txt");
            assertThat(response.links().get("next").url().toString()).isEqualTo(peer.url("/2"));
            assertThat(response.links().get("last").parameters()).containsEntry("rel", "last");
            assertThat(response.cookies().get("b").value()).isEqualTo("x y");
          }
        });
  }
}
