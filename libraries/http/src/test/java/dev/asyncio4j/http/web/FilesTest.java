package dev.asyncio4j.http.web;

import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.serving;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("a.txt"), "0123456789");
    Files.setLastModifiedTime(
        root.resolve("a.txt"), FileTime.from(Instant.parse("2024-01-01T00:00:00.5Z")));
    Files.createDirectory(root.resolve("sub"));
    Files.writeString(root.resolve("sub/b & c.html"), "<b>");
    Files.writeString(folder.resolve("outside.txt"), "outside");
    Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("outside.txt"));
    Files.createSymbolicLink(root.resolve("inner.txt"), root.resolve("a.txt"));
  }

  private void files(WebSites.Body body) {
    serving(app(Web.staticFiles("/s", root)), body);
  }

  @Test
  @DisplayName("HTTP-W-17 a file: type by name, length, tag, date rounded up")
  void whole() {
    files(
        site -> {
          var reply = site.get("/s/a.txt");
          assertThat(reply.statusCode()).isEqualTo(200);
          assertThat(reply.body()).isEqualTo("0123456789");
          assertThat(reply.headers().firstValue("Content-Type")).contains("text/plain");
          assertThat(reply.headers().firstValue("Content-Length")).contains("10");
          assertThat(reply.headers().firstValue("Accept-Ranges")).contains("bytes");
          assertThat(reply.headers().firstValue("ETag"))
              .contains("\"%x-a\"".formatted(1704067200500000000L));
          assertThat(reply.headers().firstValue("Last-Modified"))
              .contains("Mon, 01 Jan 2024 00:00:01 GMT");
          assertThat(site.send("HEAD", "/s/a.txt", "").headers().firstValue("Content-Length"))
              .contains("10");
        });
  }

  @Test
  @DisplayName("HTTP-W-17 ranges: first, last, open, beyond the end, of no known form")
  void ranges() {
    files(
        site -> {
          for (var row :
              new String[][] {
                {"bytes=2-4", "206", "234", "bytes 2-4/10"},
                {"bytes=7-", "206", "789", "bytes 7-9/10"},
                {"bytes=-3", "206", "789", "bytes 7-9/10"},
                {"bytes=-100", "206", "0123456789", "bytes 0-9/10"},
                {"bytes=8-100", "206", "89", "bytes 8-9/10"},
                {"bytes=10-", "416", "", "bytes */10"},
                {"bytes=4-2", "416", "", "bytes */10"},
                {"bytes=-", "416", "", "bytes */10"},
                {"bytes=1-2,4-5", "416", "", "bytes */10"},
                {"bytes=99999999999999999999-", "416", "", "bytes */10"}
              }) {
            var reply = site.get("/s/a.txt", "Range", row[0]);
            assertThat(reply.statusCode() + "").as(row[0]).isEqualTo(row[1]);
            assertThat(reply.body()).as(row[0]).isEqualTo(row[2]);
            assertThat(reply.headers().firstValue("Content-Range")).as(row[0]).contains(row[3]);
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-17 conditions: If-Match strong, If-None-Match weak, dates, If-Range")
  void conditions() {
    var tag = "\"%x-a\"".formatted(1704067200500000000L);
    files(
        site -> {
          for (var row :
              new String[][] {
                {"If-Match", tag, "200"},
                {"If-Match", "\"x\", " + tag, "200"},
                {"If-Match", "W/" + tag, "412"},
                {"If-Match", "*", "200"},
                {"If-Match", "\"x\"", "412"},
                {"If-None-Match", "W/" + tag, "304"},
                {"If-None-Match", "*", "304"},
                {"If-None-Match", "\"x\"", "200"},
                {"If-Modified-Since", "Mon, 01 Jan 2024 00:00:01 GMT", "304"},
                {"If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT", "200"},
                {"If-Modified-Since", "no date", "200"},
                {"If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT", "412"},
                {"If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:01 GMT", "200"}
              }) {
            var reply = site.get("/s/a.txt", row[0], row[1]);
            assertThat(reply.statusCode() + "").as(row[0] + row[1]).isEqualTo(row[2]);
            if (row[2].equals("304")) assertThat(reply.headers().firstValue("ETag")).contains(tag);
          }
          assertThat(site.get("/s/a.txt", "Range", "bytes=0-1", "If-Range", tag).statusCode())
              .isEqualTo(206);
          assertThat(site.get("/s/a.txt", "Range", "bytes=0-1", "If-Range", "\"x\"").statusCode())
              .isEqualTo(200);
          assertThat(
                  site.get(
                          "/s/a.txt",
                          "Range",
                          "bytes=0-1",
                          "If-Range",
                          "Mon, 01 Jan 2024 00:00:00 GMT")
                      .statusCode())
              .isEqualTo(200);
        });
  }

  @Test
  @DisplayName("HTTP-W-17 a compressed sibling is sent to who accepts it: br before gzip")
  void siblings() throws IOException {
    Files.writeString(root.resolve("a.txt.gz"), "gz");
    Files.writeString(root.resolve("a.txt.br"), "br");
    files(
        site -> {
          var both = site.get("/s/a.txt", "Accept-Encoding", "gzip, br");
          assertThat(both.body()).isEqualTo("br");
          assertThat(both.headers().firstValue("Content-Encoding")).contains("br");
          assertThat(both.headers().firstValue("Vary")).contains("Accept-Encoding");
          assertThat(both.headers().firstValue("Content-Type")).contains("text/plain");
          assertThat(site.get("/s/a.txt", "Accept-Encoding", "GZIP").body()).isEqualTo("gz");
          assertThat(site.get("/s/a.txt").body()).isEqualTo("0123456789");
        });
  }

  @Test
  @DisplayName("HTTP-W-17 a large file arrives whole, also compressed on the way, also in part")
  void large() throws IOException {
    var data = new byte[3_000_000];
    new Random(1).nextBytes(data);
    var file = Files.write(root.resolve("large.bin"), data);
    serving(
        app(
            Web.staticFiles("/s", root),
            Web.get("/gzip", r -> FileResponse.of(file).enableCompression(ContentCoding.GZIP))),
        site -> {
          assertThat(site.getBytes("/s/large.bin").body()).isEqualTo(data);
          assertThat(site.getBytes("/s/large.bin", "Range", "bytes=1000-1999999").body())
              .hasSize(1_999_000);
          var gzip =
              new java.util.zip.GZIPInputStream(
                  new java.io.ByteArrayInputStream(site.getBytes("/gzip").body()));
          assertThat(gzip.readAllBytes()).isEqualTo(data);
        });
  }

  @Test
  @DisplayName("HTTP-W-17 a file that is replaced while it is sent arrives as it was")
  void replaced() throws IOException {
    var data = new byte[8_000_000];
    new Random(2).nextBytes(data);
    var file = Files.write(root.resolve("large.bin"), data);
    files(
        site -> {
          try (var connection = site.connect()) {
            WebSites.send(
                connection, "GET /s/large.bin HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            dev.asyncio4j.Asyncio.await(
                connection.reader().readUntil("\r\n\r\n".getBytes(ISO_8859_1)));
            var other = Files.writeString(root.resolve("other"), "other");
            Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(dev.asyncio4j.Asyncio.await(connection.reader().read(-1))).isEqualTo(data);
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-17 a folder is a 403, or the list of its files")
  void folders() {
    files(site -> assertThat(site.get("/s/sub").statusCode()).isEqualTo(403));
    serving(
        app(Web.staticFiles("/s/", root, StaticOptions.defaults().showIndex(true))),
        site -> {
          var page = site.get("/s/sub");
          assertThat(page.headers().firstValue("Content-Type"))
              .contains("text/html; charset=utf-8");
          assertThat(page.body())
              .contains("Index of /sub")
              .contains("<a href=\"/s/sub/b%20&amp;%20c.html\">b &amp; c.html</a>");
          assertThat(site.get("/s").body()).contains(">sub/</a>", ">a.txt</a>");
        });
  }

  @Test
  @DisplayName("HTTP-W-18 nothing outside of the folder, by any name for it")
  void noEscape() {
    files(
        site -> {
          for (var path :
              new String[] {
                "/s/../outside.txt",
                "/s/%2e%2e/outside.txt",
                "/s/..%2foutside.txt",
                "/s/%2e%2e%2foutside.txt",
                "/s/sub/../../outside.txt",
                "/s/link.txt",
                "/s//etc/passwd",
                "/s/%2fetc%2fpasswd",
                "/s/a.txt%00",
                "/s/none",
                "/s/sub/..%5c..%5coutside.txt",
                "/s/a.txt/b"
              }) {
            var reply =
                site.raw("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(reply).as(path).startsWith("HTTP/1.1 404").doesNotContain("outside\n");
          }
          assertThat(site.get("/s/inner.txt").body())
              .as("a link that stays inside")
              .isEqualTo("0123456789");
          assertThat(site.get("/s/sub/../a.txt").statusCode()).isIn(200, 404);
        });
    serving(
        app(Web.staticFiles("/s", root, StaticOptions.defaults().followSymlinks(true))),
        site -> {
          assertThat(site.get("/s/link.txt").body()).isEqualTo("outside");
          assertThat(site.raw("GET /s/..%2foutside.txt HTTP/1.0\r\n\r\n"))
              .startsWith("HTTP/1.0 404");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-18 only GET and HEAD; URLs with a hash of the content; a folder that is none is"
          + " refused")
  void resource() throws IOException {
    var router = Application.create().router();
    var resource =
        router.addStatic("/s", root, StaticOptions.defaults().name("s").appendVersion(true));
    assertThat(resource.urlFor("filename", "a.txt").toString())
        .isEqualTo("/s/a.txt?v=" + hash("0123456789"));
    assertThat(resource.urlFor("filename", "/none").toString()).isEqualTo("/s/none");
    assertThatThrownBy(() -> resource.addRoute("POST", r -> Response.text("")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> router.addStatic("/t", root.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> router.addStatic("/t", root.resolve("a.txt")))
        .hasMessageContaining("is not a directory");
    files(
        site ->
            assertThat(site.send("POST", "/s/a.txt", "").headers().firstValue("Allow"))
                .contains("GET,HEAD"));
  }

  private static String hash(String text) {
    try {
      return java.util.Base64.getUrlEncoder()
          .encodeToString(
              java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
