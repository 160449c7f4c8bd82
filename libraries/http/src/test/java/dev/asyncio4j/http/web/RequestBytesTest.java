package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestBytesTest {
  private final Trail handled = Trail.create();

  private Application app() {
    return WebSites.app(
        Web.route(
            "*",
            "/{any:.*}",
            r -> {
              handled.add(r.method());
              return Response.text(await(r.text()));
            }));
  }

  @Test
  @DisplayName("HTTP-W-09 lines and heads are bounded, before their end has come")
  void bounds() {
    serving(
        app(),
        site -> {
          var long8190 = "a".repeat(8190 - "GET / HTTP/1.1".length());
          assertThat(site.raw("GET /" + long8190 + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200");
          assertThat(site.raw("GET /a" + long8190 + " HTTP/1.0\r\n\r\n"))
              .startsWith("HTTP/1.0 400")
              .contains("Got more than 8190 bytes when reading");
          assertThat(site.raw("GET /" + "a".repeat(20_000)))
              .contains("Got more than 8190 bytes when reading");
          assertThat(site.raw("GET / HTTP/1.0\r\nX: " + "b".repeat(20_000)))
              .contains("Got more than 8190 bytes when reading");
          assertThat(site.raw("GET / HTTP/1.0\r\n" + "X: b\r\n".repeat(128) + "\r\n"))
              .startsWith("HTTP/1.0 200");
          assertThat(site.raw("GET / HTTP/1.0\r\n" + "X: b\r\n".repeat(129) + "\r\n"))
              .contains("Too many headers received");
        });
    var small = RunnerOptions.defaults().maxLineSize(20).maxFieldSize(10).maxHeaders(2);
    serving(
        app(),
        small,
        site -> {
          assertThat(site.raw("GET /aaaaaaaaaaaaaaaaaaa HTTP/1.0\r\n\r\n"))
              .contains("more than 20 bytes");
          assertThat(site.raw("GET / HTTP/1.0\r\nX: 12345678\r\n\r\n"))
              .contains("more than 10 bytes");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-09 what is allowed: empty lines first, blanks around values, any case, byte by byte")
  void allowed() {
    serving(
        app(),
        site -> {
          assertThat(
                  site.raw(
                      "\r\n\r\nget / HTTP/1.1\r\nhOST:h\r\nX: \t a \t\r\nConnection:close\r\n\r\n"))
              .startsWith("HTTP/1.1 200");
          assertThat(
                  site.raw(
                      "POST / HTTP/1.1\r\n"
                          + "Host: h\r\n"
                          + "Connection: close\r\n"
                          + "Transfer-Encoding: Chunked\r\n\r\n"
                          + "3;a=b\r\n"
                          + "abc\r\n"
                          + "0A \r\n"
                          + "0123456789\r\n"
                          + "0\r\n"
                          + "Trailer: x\r\n\r\n"))
              .endsWith("\r\n\r\nabc0123456789");
          try (var connection = site.connect()) {
            for (char c :
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
                    .toCharArray()) {
              send(connection, "" + c);
              await(dev.asyncio4j.Asyncio.sleep(java.time.Duration.ofMillis(1)));
            }
            assertThat(reply(connection)).endsWith("ok");
          }
          handled.assertIs("GET", "POST", "POST");
        });
  }

  @Test
  @DisplayName("HTTP-W-09 a chunk that breaks while the handler reads fails its read, and is a 400")
  void badChunkLater() {
    serving(
        app(),
        site -> {
          try (var connection = site.connect()) {
            send(
                connection,
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            await(dev.asyncio4j.Asyncio.sleep(java.time.Duration.ofMillis(30)));
            send(connection, "2\r\nde\r\n");
            await(dev.asyncio4j.Asyncio.sleep(java.time.Duration.ofMillis(30)));
            send(connection, "zzz\r\n");
            assertThat(reply(connection))
                .startsWith("HTTP/1.1 400")
                .contains("Connection: close")
                .contains("Bad chunk size");
            assertThat(await(connection.reader().read(1))).isEmpty();
          }
        });
  }
}
