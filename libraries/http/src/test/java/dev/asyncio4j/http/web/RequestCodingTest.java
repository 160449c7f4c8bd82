package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bodies of requests under a Content-Encoding. */
class RequestCodingTest {
  private static final RouteDef LENGTH =
      Web.post("/", r -> Response.text("got " + await(r.text()).length()));

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String post(WebSites site, RequestOptions options) {
    try (var session = ClientSession.create();
        var response = await(session.post(site.uri("/").toString(), options))) {
      return response.status() + " " + await(response.text());
    }
  }

  @Test
  @DisplayName("HTTP-W-08 a compressed body is read as what was compressed")
  void inflated() {
    serving(
        app(LENGTH),
        site -> {
          var text = RequestOptions.defaults().data("x".repeat(100_000));
          assertThat(post(site, text.compress("gzip"))).isEqualTo("200 got 100000");
          assertThat(post(site, text.compress("deflate"))).isEqualTo("200 got 100000");
        });
  }

  @Test
  @DisplayName("HTTP-W-08 the limit of a body counts what it swells to")
  void limitCountsTheInflated() {
    serving(
        app(LENGTH),
        site -> {
          byte[] bomb = zipped("x".repeat(5_000_000));
          assertThat(bomb).hasSizeLessThan(10_000);
          var options = RequestOptions.defaults().data(bomb).header("Content-Encoding", "gzip");
          assertThat(post(site, options)).startsWith("413 ");
        });
  }

  @Test
  @DisplayName("HTTP-W-09 compressed data that is broken or cut is answered with 400")
  void broken() {
    serving(
        app(LENGTH),
        site -> {
          byte[] whole = zipped("something to be cut");
          for (String bad : new String[] {"no gzip at all", "cut"}) {
            byte[] body =
                bad.equals("cut") ? Arrays.copyOf(whole, whole.length / 2) : bad.getBytes(UTF_8);
            var options = RequestOptions.defaults().data(body).header("Content-Encoding", "gzip");
            assertThat(post(site, options)).as(bad).startsWith("400 ");
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-08 a coding that is not known passes through")
  void unknown() {
    serving(
        app(LENGTH),
        site -> {
          var options = RequestOptions.defaults().data("abc").header("Content-Encoding", "rot13");
          assertThat(post(site, options)).isEqualTo("200 got 3");
        });
  }

  @Test
  @DisplayName("HTTP-W-07 a compressed body that nobody reads is drained, and the connection lives")
  void drained() {
    serving(
        app(Web.post("/", r -> Response.text("unread"))),
        site -> {
          try (var connection = site.connect()) {
            byte[] body = zipped("x".repeat(5_000_000));
            for (int i = 0; i < 3; i++) {
              send(
                  connection,
                  "POST / HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: "
                      + body.length
                      + "\r\n\r\n");
              connection.writer().write(body);
              assertThat(reply(connection)).startsWith("HTTP/1.1 200").endsWith("unread");
            }
          }
        });
  }
}
