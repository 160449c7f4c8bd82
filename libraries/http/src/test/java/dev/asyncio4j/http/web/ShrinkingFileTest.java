package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that loses its end while it is sent. */
class ShrinkingFileTest {
  /** More than the buffers between a server and a client that does not read. */
  private static final long SIZE = 64L << 20;

  @Test
  @DisplayName("HTTP-W-13 a file that becomes shorter while it is sent ends its connection")
  void shorter(@TempDir Path folder) throws Exception {
    var path = folder.resolve("zeros");
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(SIZE);
      serving(
          app(
              Web.get("/file", r -> FileResponse.of(path)),
              Web.get("/", r -> Response.text("next"))),
          site -> {
            try (var connection = site.connect();
                var logged = Logged.server()) {
              send(connection, "GET /file HTTP/1.1\r\nHost: h\r\n\r\n");
              send(connection, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
              var head = await(connection.reader().readUntil("\r\n\r\n".getBytes()));
              assertThat(new String(head, StandardCharsets.US_ASCII))
                  .contains("Content-Length: " + SIZE);
              file.setLength(1);
              long read = 0;
              for (byte[] data; (data = await(connection.reader().read(1 << 20))).length > 0; ) {
                read += data.length;
                for (byte b : data) {
                  if (b != 0) throw new AssertionError("the next reply came as a part of the file");
                }
              }
              assertThat(read).isPositive().isLessThan(SIZE);
              assertThat(logged.records())
                  .singleElement()
                  .satisfies(
                      record ->
                          assertThat(record.getThrown())
                              .hasMessage(path + " became shorter while it was sent"));
            }
          });
    }
  }
}
