package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
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
  @DisplayName(
      "HTTP-W-09 bytes that break the rules are a 400 with the reason; the connection closes, no"
          + " handler runs")
  @CsvSource(
      delimiter = '|',
      value = {
        "garbage            | \\x01\\x02\\x03 garbage                                              "
            + "      | Bad HTTP method in status line",
        "TLS                | \\x16\\x03\\x01\\x02\\x00\\x01\\x00                                  "
            + "       | Received HTTPS traffic on an HTTP port",
        "no version         | GET /\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                                                           | Bad status line",
        "HTTP/2             | PRI * HTTP/2.0\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "SM\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                                     | Bad status line",
        "HTTP/1.2           | GET / HTTP/1.2\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                                      | Bad status line",
        "relative target    | GET x HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                                      | Bad request target",
        "no Host            | GET / HTTP/1.1\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                                                  | Missing 'Host' header in"
            + " request.",
        "two Hosts          | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: a\\r"
            + "\\n"
            + "Host: b\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                         | Duplicate 'Host' header found.",
        "space before colon | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host : h\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                                     | Invalid HTTP header",
        "folded header      | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "X: a\\r"
            + "\\n"
            + " b\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                     | Invalid HTTP header",
        "no colon           | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "abc\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                             | Invalid HTTP header",
        "empty name         | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + ": x\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                              | Invalid HTTP header",
        "NUL                | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "X: a\\x00b\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                       | Invalid HTTP header",
        "lone CR            | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "X: a\\r"
            + "b\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "                         | Invalid HTTP header",
        "bare LF            | GET / HTTP/1.1\\n"
            + "Host: h\\n"
            + "\\n"
            + "                                             | Bad line ending",
        "bare LF in header  | GET / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\n"
            + "\\r"
            + "\\n"
            + "                                        | Bad line ending",
        "length and chunks  | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Content-Length: 3\\r"
            + "\\n"
            + "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + " | Transfer-Encoding can't be present with Content-Length",
        "two lengths        | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Content-Length: 3\\r"
            + "\\n"
            + "Content-Length: 4\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + " | Duplicate 'Content-Length' header found.",
        "signed length      | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Content-Length: +3\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "abc            | Invalid HTTP header: 'Content-Length'",
        "length in hex      | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Content-Length: 0x3\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "abc           | Invalid HTTP header: 'Content-Length'",
        "huge length        | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Content-Length: 99999999999999999999\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + " | Invalid HTTP header: 'Content-Length'",
        "other encoding     | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Transfer-Encoding: gzip\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "          | Request has invalid `Transfer-Encoding`",
        "chunked twice      | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Transfer-Encoding: chunked, chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + " | Request has invalid `Transfer-Encoding`",
        "chunks in 1.0      | POST / HTTP/1.0\\r"
            + "\\n"
            + "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "0\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "         | Request has invalid `Transfer-Encoding`",
        "bad chunk          | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "xyz\\r"
            + "\\n"
            + " | Bad chunk size",
        "signed chunk       | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "-1\\r"
            + "\\n"
            + "  | Bad chunk size",
        "huge chunk         | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "ffffffffffffffff\\r"
            + "\\n"
            + " | Bad chunk size",
        "chunk too long     | POST / HTTP/1.1\\r"
            + "\\n"
            + "Host: h\\r"
            + "\\n"
            + "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "1\\r"
            + "\\n"
            + "abc\\r"
            + "\\n"
            + " | Chunk size mismatch"
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
        .replaceAll(
            m ->
                java.util.regex.Matcher.quoteReplacement(
                    "" + (char) Integer.parseInt(m.group(1), 16)))
        .replace("\\r", "\r")
        .replace("\\n", "\n");
  }
}
