package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;

import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestsTest {
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

  @ParameterizedTest(name = "{0}")
  @DisplayName("HTTP-W-09 bytes that break the rules are a 400 with the reason; the connection closes, no handler runs")
  @CsvSource(
      delimiter = '|',
      value = {
        "garbage            | \\x01\\x02\\x03 garbage                                                    | Bad HTTP method in status line",
        "TLS                | \\x16\\x03\\x01\\x02\\x00\\x01\\x00                                         | Received HTTPS traffic on an HTTP port",
        "no version         | GET /\\r\\n\\r\\n                                                           | Bad status line",
        "HTTP/2             | PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n                                     | Bad status line",
        "HTTP/1.2           | GET / HTTP/1.2\\r\\nHost: h\\r\\n\\r\\n                                      | Bad status line",
        "relative target    | GET x HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n                                      | Bad request target",
        "no Host            | GET / HTTP/1.1\\r\\n\\r\\n                                                  | Missing 'Host' header in request.",
        "two Hosts          | GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n                         | Duplicate 'Host' header found.",
        "space before colon | GET / HTTP/1.1\\r\\nHost : h\\r\\n\\r\\n                                     | Invalid HTTP header",
        "folded header      | GET / HTTP/1.1\\r\\nHost: h\\r\\nX: a\\r\\n b\\r\\n\\r\\n                     | Invalid HTTP header",
        "no colon           | GET / HTTP/1.1\\r\\nHost: h\\r\\nabc\\r\\n\\r\\n                             | Invalid HTTP header",
        "empty name         | GET / HTTP/1.1\\r\\nHost: h\\r\\n: x\\r\\n\\r\\n                              | Invalid HTTP header",
        "NUL                | GET / HTTP/1.1\\r\\nHost: h\\r\\nX: a\\x00b\\r\\n\\r\\n                       | Invalid HTTP header",
        "lone CR            | GET / HTTP/1.1\\r\\nHost: h\\r\\nX: a\\rb\\r\\n\\r\\n                         | Invalid HTTP header",
        "bare LF            | GET / HTTP/1.1\\nHost: h\\n\\n                                             | Bad line ending",
        "bare LF in header  | GET / HTTP/1.1\\r\\nHost: h\\n\\r\\n                                        | Bad line ending",
        "length and chunks  | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n | Transfer-Encoding can't be present with Content-Length",
        "two lengths        | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 3\\r\\nContent-Length: 4\\r\\n\\r\\n | Duplicate 'Content-Length' header found.",
        "signed length      | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: +3\\r\\n\\r\\nabc            | Invalid HTTP header: 'Content-Length'",
        "length in hex      | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 0x3\\r\\n\\r\\nabc           | Invalid HTTP header: 'Content-Length'",
        "huge length        | POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 99999999999999999999\\r\\n\\r\\n | Invalid HTTP header: 'Content-Length'",
        "other encoding     | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n          | Request has invalid `Transfer-Encoding`",
        "chunked twice      | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked, chunked\\r\\n\\r\\n | Request has invalid `Transfer-Encoding`",
        "chunks in 1.0      | POST / HTTP/1.0\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n         | Request has invalid `Transfer-Encoding`",
        "bad chunk          | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nxyz\\r\\n | Bad chunk size",
        "signed chunk       | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\n  | Bad chunk size",
        "huge chunk         | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nffffffffffffffff\\r\\n | Bad chunk size",
        "chunk too long     | POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\nabc\\r\\n | Chunk size mismatch"
      })
  void refused(String name, String bytes, String reason) {
    serving(
        app(),
        site -> {
          var reply = site.raw(unescape(bytes));
          assertThat(reply).matches("(?s)HTTP/1.[01] 400 Bad Request\r\n.*").contains(reason);
          handled.assertIs();
        });
  }

  private static String unescape(String text) {
    return java.util.regex.Pattern.compile("\\\\x(..)")
        .matcher(text.strip())
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)))
        .replace("\\r", "\r")
        .replace("\\n", "\n");
  }

  @Test
  @DisplayName("HTTP-W-09 lines and heads are bounded, before their end has come")
  void bounds() {
    serving(
        app(),
        site -> {
          var long8190 = "a".repeat(8190 - "GET / HTTP/1.1".length());
          assertThat(site.raw("GET /" + long8190 + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200");
          assertThat(site.raw("GET /a" + long8190 + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 400").contains("Got more than 8190 bytes when reading");
          assertThat(site.raw("GET /" + "a".repeat(20_000))).contains("Got more than 8190 bytes when reading");
          assertThat(site.raw("GET / HTTP/1.0\r\nX: " + "b".repeat(20_000))).contains("Got more than 8190 bytes when reading");
          assertThat(site.raw("GET / HTTP/1.0\r\n" + "X: b\r\n".repeat(128) + "\r\n")).startsWith("HTTP/1.0 200");
          assertThat(site.raw("GET / HTTP/1.0\r\n" + "X: b\r\n".repeat(129) + "\r\n")).contains("Too many headers received");
        });
    var small = RunnerOptions.defaults().maxLineSize(20).maxFieldSize(10).maxHeaders(2);
    serving(
        app(),
        small,
        site -> {
          assertThat(site.raw("GET /aaaaaaaaaaaaaaaaaaa HTTP/1.0\r\n\r\n")).contains("more than 20 bytes");
          assertThat(site.raw("GET / HTTP/1.0\r\nX: 12345678\r\n\r\n")).contains("more than 10 bytes");
        });
  }

  @Test
  @DisplayName("HTTP-W-09 what is allowed: empty lines first, blanks around values, any case, byte by byte")
  void allowed() {
    serving(
        app(),
        site -> {
          assertThat(site.raw("\r\n\r\nget / HTTP/1.1\r\nhOST:h\r\nX: \t a \t\r\nConnection:close\r\n\r\n")).startsWith("HTTP/1.1 200");
          assertThat(site.raw("POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nabc\r\n0A \r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")).endsWith("\r\n\r\nabc0123456789");
          try (var connection = site.connect()) {
            for (char c : "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n".toCharArray()) {
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
            send(connection, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            await(dev.asyncio4j.Asyncio.sleep(java.time.Duration.ofMillis(30)));
            send(connection, "2\r\nde\r\n");
            await(dev.asyncio4j.Asyncio.sleep(java.time.Duration.ofMillis(30)));
            send(connection, "zzz\r\n");
            assertThat(reply(connection)).startsWith("HTTP/1.1 400").contains("Connection: close").contains("Bad chunk size");
            assertThat(await(connection.reader().read(1))).isEmpty();
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-09 a refused request has a line in the access log")
  void accessLog() {
    try (var logged = new Logged("dev.asyncio4j.http.access", java.util.logging.Level.FINE)) {
      serving(app(), site -> site.raw("\u0001\r\n\r\n"));
      assertThat(logged.messages()).singleElement().asString().contains("\"UNKNOWN / HTTP/1.0\" 400 ");
    }
  }
}
