package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResponseHeadTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  private static final String LAST = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

  @Test
  @DisplayName("HTTP-W-14 the headers that a reply always has, by the version of the request")
  void standardHeaders() {
    serving(
        app(
            Web.get("/", r -> Response.text("text")),
            Web.get(
                "/stream",
                r -> {
                  var response = StreamResponse.create();
                  await(response.prepare(r));
                  await(response.write("piece"));
                  return response;
                })),
        site -> {
          var plain = site.raw(LAST);
          assertThat(plain)
              .startsWith("HTTP/1.1 200 OK\r\n")
              .contains(
                  "Content-Length: 4", "Connection: close", "Date: ", "Server: asyncio4j-http");
          assertThat(site.raw("GET / HTTP/1.0\r\n\r\n"))
              .startsWith("HTTP/1.0 200 OK")
              .doesNotContain("Connection");
          try (var kept = site.connect()) {
            send(kept, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(reply(kept)).contains("Connection: keep-alive");
          }
          assertThat(site.raw(LAST.replace("GET /", "GET /stream")))
              .contains("Transfer-Encoding: chunked", "application/octet-stream")
              .endsWith("\r\n\r\n5\r\npiece\r\n0\r\n\r\n");
          assertThat(site.raw("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
              .doesNotContain("chunked")
              .doesNotContain("keep-alive")
              .endsWith("\r\n\r\npiece");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-14 compression: deflate before gzip, as the client accepts; a large body whole")
  void compression() {
    var large = "0123456789".repeat(200_000);
    serving(
        app(
            Web.get("/", r -> Response.text("text text text").enableCompression()),
            Web.get("/gzip", r -> Response.text(large).enableCompression(ContentCoding.GZIP)),
            Web.get(
                "/stream",
                r -> {
                  var response = StreamResponse.create().enableCompression();
                  await(response.prepare(r));
                  for (int i = 0; i < 3; i++) await(response.write("piece"));
                  return response;
                })),
        site -> {
          var both = site.getBytes("/", "Accept-Encoding", "gzip, deflate");
          assertThat(both.headers().firstValue("Content-Encoding")).contains("deflate");
          assertThat(new InflaterInputStream(new ByteArrayInputStream(both.body())).readAllBytes())
              .asString()
              .isEqualTo("text text text");
          assertThat(site.get("/").body()).isEqualTo("text text text");
          var gzip = site.getBytes("/gzip");
          assertThat(gzip.headers().firstValue("Content-Length")).contains("" + gzip.body().length);
          assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
              .asString()
              .isEqualTo(large);
          var stream = site.getBytes("/stream", "Accept-Encoding", "gzip");
          assertThat(new GZIPInputStream(new ByteArrayInputStream(stream.body())).readAllBytes())
              .asString()
              .isEqualTo("piecepiecepiece");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-15 onResponsePrepare is called last before each head, also of errors; its failure is"
          + " a 500")
  void prepareSignal() {
    var app =
        app(
            Web.get("/", r -> Response.text("x")),
            Web.get("/bad", r -> Response.text("x").header("X-Bad", "1")));
    app.onResponsePrepare()
        .append(
            (request, response) -> {
              if (response.headers().contains("X-Bad")) throw new IllegalStateException("bad");
              response.header(
                  "X-Seen", request.method() + response.headers().get("Content-Length"));
            });
    serving(
        app,
        site -> {
          assertThat(site.get("/").headers().firstValue("X-Seen")).contains("GET1");
          assertThat(site.get("/none").headers().firstValue("X-Seen")).contains("GET14");
          try (var logged = Logged.server()) {
            assertThat(site.get("/bad").statusCode()).isEqualTo(500);
            assertThat(logged.records().get(0).getThrown()).hasMessage("bad");
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-14 control characters never get into a head")
  void noSplitting() {
    assertThatThrownBy(() -> Response.text("").header("X", "a\r\nEvil: 1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.text("").status(200, "OK\r\nEvil: 1"))
        .isInstanceOf(IllegalArgumentException.class);
    serving(
        app(Web.get("/", r -> Response.text("").status(200, "a\0b"))),
        site -> {
          try (var logged = Logged.server()) {
            assertThat(site.get("/").statusCode()).isEqualTo(500);
            assertThat(logged.records()).hasSize(1);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-13 a body shorter than its length closes the connection, a longer one is refused")
  void lengths() {
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create().contentLength(10);
                  await(response.prepare(r));
                  await(response.write("short"));
                  return response;
                }),
            Web.get(
                "/long",
                r -> {
                  var response = StreamResponse.create().contentLength(3);
                  await(response.prepare(r));
                  assertThatThrownBy(() -> await(response.write("long")))
                      .isInstanceOf(IllegalStateException.class);
                  await(response.write("abc"));
                  return response;
                })),
        site -> {
          assertThat(site.raw(GET)).contains("Content-Length: 10").endsWith("\r\n\r\nshort");
          assertThat(site.get("/long").body()).isEqualTo("abc");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-13 headers that are set after the head have no effect, and are told of in debug mode")
  void lateHeaders() {
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  getRunningLoop().setDebug(true);
                  var response = StreamResponse.create();
                  await(response.prepare(r));
                  response.header("X-Late", "yes");
                  return response;
                })),
        site -> {
          try (var logged = Logged.server()) {
            assertThat(site.get("/").headers().firstValue("X-Late")).isEmpty();
            assertThat(logged.messages().get(0))
                .contains("were changed after its head had been sent");
          }
        });
  }
}
