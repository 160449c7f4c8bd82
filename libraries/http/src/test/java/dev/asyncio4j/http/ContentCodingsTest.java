package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Compressed bodies of replies. */
class ContentCodingsTest {
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
                Peer.once(encoded(coding, body)),
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
    assumeTrue(Brotli4jLoader.isAvailable(), "brotli4j has no library for this machine here");
    byte[] brotli = com.aayushatharva.brotli4j.encoder.Encoder.compress(data);
    byte[] zstd = com.github.luben.zstd.Zstd.compress(data);
    Map<String, byte[]> cases = Map.of("br", brotli, "zstd", zstd);
    cases.forEach(
        (coding, bytes) -> {
          String body = new String(bytes, StandardCharsets.ISO_8859_1);
          Peer.with(
              Peer.once(encoded(coding, body)),
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
              Peer.once(encoded(coding, body.substring(0, body.length() - 3))),
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
        Peer.once(encoded("gzip", gzip)),
        peer -> {
          try (var session = ClientSession.create()) {
            var plain =
                await(session.get(peer.url("/"), RequestOptions.defaults().autoDecompress(false)));
            assertThat(await(plain.read())).isEqualTo(gzip.getBytes(StandardCharsets.ISO_8859_1));
          }
        });
    Peer.with(
        Peer.once(encoded("weird", "abc")),
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
        Peer.once(encoded("gzip", bomb)),
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
          Peer.once(encoded("gzip", bad)),
          peer -> {
            try (var session = ClientSession.create()) {
              assertThatThrownBy(() -> peer.fetch(session, "/"))
                  .isInstanceOf(ClientPayloadException.class);
            }
          });
    }
  }
}
