package dev.asyncio4j.http.web;

import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final String LAST = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

  @Test
  @DisplayName("HTTP-W-24 the access log: each token, one line whatever a client sends")
  void accessLog() {
    var format = "%a %P %r %s %b %T %Tf %D %{X-In}i %{X-Out}o %{NO_SUCH_VARIABLE}e 100%% %t";
    try (var logged = new Logged("dev.asyncio4j.http.access", java.util.logging.Level.FINE)) {
      serving(
          app(Web.get("/", r -> Response.text("body").header("X-Out", "o"))),
          RunnerOptions.defaults().accessLogFormat(format),
          site -> site.raw(LAST.replace("\r\n\r\n", "\r\nX-In: a\"\tb\r\n\r\n")));
      assertThat(logged.messages())
          .singleElement()
          .asString()
          .matches(
              "127\\.0\\.0\\.1 <\\d+> GET / HTTP/1\\.1 200 \\d+ 0 0\\.\\d{6} \\d+ a\\\\\"\\\\x09b o"
                  + " - 100% \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}]");
    }
  }

  @Test
  @DisplayName("HTTP-W-24 no line is made when nobody wants it")
  void noAccessLog() {
    try (var logged = new Logged("dev.asyncio4j.http.access", java.util.logging.Level.INFO)) {
      serving(app(Web.get("/", r -> Response.text("x"))), site -> site.get("/"));
      serving(
          app(Web.get("/", r -> Response.text("x"))),
          RunnerOptions.defaults().accessLog(null),
          site -> site.get("/"));
      assertThat(logged.messages()).isEmpty();
    }
  }

  @Test
  @DisplayName("HTTP-W-09 a refused request has a line in the access log")
  void refusedRequests() {
    try (var logged = new Logged("dev.asyncio4j.http.access", java.util.logging.Level.FINE)) {
      serving(app(), site -> site.raw("\u0001\r\n\r\n"));
      assertThat(logged.messages())
          .singleElement()
          .asString()
          .contains("\"UNKNOWN / HTTP/1.0\" 400 ");
    }
  }
}
