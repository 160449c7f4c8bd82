package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bodies of replies. */
class ReplyTest {
  private static Peer.Script saying(String text) {
    return link -> {
      link.head();
      link.say(text);
    };
  }

  private static String compressed(String coding, byte[] data) {
    var compressor = new dev.asyncio4j.http.internal.Compressor(coding);
    byte[] first = compressor.compress(data);
    byte[] rest = compressor.finish();
    compressor.close();
    return new String(first, StandardCharsets.ISO_8859_1)
        + new String(rest, StandardCharsets.ISO_8859_1);
  }

  private static String encoded(String coding, String body) {
    return "HTTP/1.1 200 OK\r\nContent-Encoding: "
        + coding
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  @DisplayName(
      "HTTP-C-04: head and body that come together are not lost when the caller reads much later")
  void losesNothing() {
    Peer.with(
        saying("HTTP/1.1 200 Fine\r\nContent-Length: 5\r\nX-A: 1\r\n\r\nhello"),
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
      "HTTP-C-15: a reader that does not read stops the server; what is buffered is bounded")
  void stopsTheServer() {
    long[] sent = {0};
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n");
          byte[] piece = new byte[1 << 16];
          for (int i = 0; i < 1024; i++) {
            link.writer.write(piece);
            await(link.writer.drain());
            sent[0] += piece.length;
          }
          await(link.reader.read(-1));
        },
        peer -> {
          try (var session = ClientSession.create();
              var response = await(session.get(peer.url("/")))) {
            await(sleep(Duration.ofMillis(200)));
            assertThat(sent[0]).isLessThan(16L << 20);
            var body = (dev.asyncio4j.http.internal.BodyStream) response.content();
            assertThat(body.buffered()).isBetween(1 << 16, 1 << 17);
            assertThat(response.content().readNowait(10)).hasSize(10);
            long total = 10;
            for (byte[] piece : each(response.content().any())) total += piece.length;
            assertThat(total).isEqualTo(64L << 20);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-30: a body that is cut fails, with what came and what was promised; what came can be"
          + " read first")
  void tellsOfCutBodies() {
    Peer.with(
        saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
        peer -> {
          try (var session = ClientSession.create()) {
            var response = await(session.get(peer.url("/")));
            assertThat(await(response.content().readExactly(4))).isEqualTo("half".getBytes());
            assertThatThrownBy(() -> await(response.content().readAny()))
                .isInstanceOf(ClientPayloadException.class)
                .hasMessageContaining("received 4 of 10 bytes");
            assertThatThrownBy(() -> await(await(session.get(peer.url("/"))).read()))
                .isInstanceOf(ClientPayloadException.class);
          }
        });
    Peer.with(
        saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"),
        peer -> {
          try (var session = ClientSession.create()) {
            assertThatThrownBy(() -> peer.fetch(session, "/"))
                .isInstanceOf(ClientPayloadException.class)
                .hasMessageContaining("transfer length");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-30: a body without length ends with the connection; with readUntilEof(false) there is"
          + " none")
  void readsUntilEof() {
    Peer.with(
        saying("HTTP/1.1 200 OK\r\n\r\nall of it"),
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/")).isEqualTo("all of it");
            try (var none =
                await(session.get(peer.url("/"), RequestOptions.defaults().readUntilEof(false)))) {
              assertThat(await(none.text())).isEmpty();
            }
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-31: replies without a body are over at once, whatever their length says")
  void knowsBodylessReplies() {
    Peer.with(
        link -> {
          while (true) {
            String head = link.head();
            if (head.startsWith("HEAD"))
              link.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            else if (head.contains("/304"))
              link.say("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n");
            else link.say("HTTP/1.1 204 No Content\r\n\r\n");
          }
        },
        peer -> {
          try (var session = ClientSession.create()) {
            for (String path : List.of("/304", "/204", "/304")) {
              var response = await(session.get(peer.url(path)));
              assertThat(response.isClosed()).isTrue();
              assertThat(await(response.read())).isEmpty();
            }
            assertThat(await(session.head(peer.url("/"))).contentLength()).hasValue(1000);
            assertThat(peer.connections).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-32: gzip of several members, deflate with and without its wrapper, and stacked"
          + " codings")
  void decompresses() {
    byte[] data = "hello ".repeat(1000).getBytes();
    String gzip = compressed("gzip", data);
    String deflate = compressed("deflate", data);
    String raw = deflate.substring(2, deflate.length() - 4);
    String stacked = compressed("gzip", deflate.getBytes(StandardCharsets.ISO_8859_1));
    Map<String, String> cases =
        Map.of(
            "gzip",
            gzip + gzip,
            "deflate",
            deflate,
            "DEFLATE",
            raw,
            "deflate, gzip",
            stacked,
            "x-gzip",
            gzip);
    cases.forEach(
        (coding, body) ->
            Peer.with(
                saying(encoded(coding, body)),
                peer -> {
                  try (var session = ClientSession.create()) {
                    var response = await(session.get(peer.url("/")));
                    String wanted = new String(data).repeat(coding.equals("gzip") ? 2 : 1);
                    assertThat(await(response.text())).as(coding).isEqualTo(wanted);
                    assertThat(response.contentLength()).hasValue(body.length());
                    assertThat(response.content().totalRawBytes()).isEqualTo(body.length());
                  }
                }));
  }

  @Test
  @DisplayName("HTTP-C-32: br and zstd are undone where their libraries are there")
  void decompressesWithLibraries() throws Exception {
    byte[] data = "hello ".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    com.aayushatharva.brotli4j.Brotli4jLoader.ensureAvailability();
    byte[] brotli = com.aayushatharva.brotli4j.encoder.Encoder.compress(data);
    byte[] zstd = com.github.luben.zstd.Zstd.compress(data);
    Map<String, byte[]> cases = Map.of("br", brotli, "zstd", zstd);
    cases.forEach(
        (coding, bytes) -> {
          String body = new String(bytes, StandardCharsets.ISO_8859_1);
          Peer.with(
              saying(encoded(coding, body)),
              peer -> {
                try (var session = ClientSession.create()) {
                  assertThat(peer.fetch(session, "/"))
                      .as(coding)
                      .isEqualTo(new String(data, StandardCharsets.UTF_8));
                  assertThat(peer.requests.get(0))
                      .contains("Accept-Encoding: gzip, deflate, br, zstd");
                }
              });
          Peer.with(
              saying(encoded(coding, body.substring(0, body.length() - 3))),
              peer -> {
                try (var session = ClientSession.create()) {
                  assertThatThrownBy(() -> peer.fetch(session, "/"))
                      .as(coding)
                      .isInstanceOf(ClientPayloadException.class);
                }
              });
        });
  }

  @Test
  @DisplayName("HTTP-C-32: autoDecompress(false) and unknown codings give the body as it was sent")
  void leavesCodings() {
    String gzip = compressed("gzip", "x".getBytes());
    Peer.with(
        saying(encoded("gzip", gzip)),
        peer -> {
          try (var session = ClientSession.create()) {
            var plain =
                await(session.get(peer.url("/"), RequestOptions.defaults().autoDecompress(false)));
            assertThat(await(plain.read())).isEqualTo(gzip.getBytes(StandardCharsets.ISO_8859_1));
          }
        });
    Peer.with(
        saying(encoded("weird", "abc")),
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/")).isEqualTo("abc");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-32: what swells when it is decompressed costs no memory; HTTP-C-30: broken and cut"
          + " codings fail")
  void boundsBombs() {
    String bomb = compressed("gzip", new byte[64 << 20]);
    Peer.with(
        saying(encoded("gzip", bomb)),
        peer -> {
          try (var session = ClientSession.create();
              var response = await(session.get(peer.url("/")))) {
            await(sleep(Duration.ofMillis(50)));
            var body = (dev.asyncio4j.http.internal.BodyStream) response.content();
            assertThat(body.buffered()).isLessThanOrEqualTo(1 << 18);
            long total = 0;
            for (byte[] piece : each(body.any())) {
              total += piece.length;
              assertThat(piece.length).isLessThanOrEqualTo(1 << 18);
            }
            assertThat(total).isEqualTo(64 << 20);
          }
        });
    for (String bad :
        List.of("no gzip at all", bomb.substring(0, bomb.length() - 9), bomb.substring(0, 5))) {
      Peer.with(
          saying(encoded("gzip", bad)),
          peer -> {
            try (var session = ClientSession.create()) {
              assertThatThrownBy(() -> peer.fetch(session, "/"))
                  .isInstanceOf(ClientPayloadException.class);
            }
          });
    }
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
                saying(head + type + "\r\n\r\nÃ¼"),
                peer -> {
                  try (var session = ClientSession.create()) {
                    assertThat(peer.fetch(session, "/")).as(type).isEqualTo(text);
                  }
                }));
    Peer.with(
        saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nÃ¼"),
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
  @DisplayName("HTTP-C-15: chunks can be told apart, however they come")
  void tellsChunks() {
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
          await(link.writer.drain());
          await(sleep(Duration.ofMillis(20)));
          link.say("c\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n");
        },
        peer -> {
          try (var session = ClientSession.create();
              var response = await(session.get(peer.url("/")))) {
            List<String> chunks = new ArrayList<>();
            for (Chunk chunk : each(response.content().chunks())) {
              chunks.add(new String(chunk.data()) + chunk.endOfHttpChunk());
            }
            assertThat(String.join(" ", chunks)).isIn("abfalse ctrue detrue", "abctrue detrue");
            assertThat(response.content().isEof()).isTrue();
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-33: disposition, links and cookies of a reply are parsed")
  void parsesFields() {
    Peer.with(
        saying(
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
