package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  @Test
  @DisplayName("HTTP-W-05 an HttpException is the reply: status, headers, cookies, text")
  void exceptionsAreReplies() {
    serving(
        app(
            Web.get(
                "/none",
                r -> {
                  throw new HttpException.NotFound();
                }),
            Web.get(
                "/gone",
                r -> {
                  throw new HttpException.Gone()
                      .text("for good")
                      .reason("Lost")
                      .setCookie("a", "b");
                }),
            Web.get(
                "/found",
                r -> {
                  throw new HttpException.Found("/x y");
                }),
            Web.get(
                "/empty",
                r -> {
                  throw new HttpException.NoContent();
                })),
        site -> {
          assertThat(site.get("/none").body()).isEqualTo("404: Not Found");
          var gone = site.raw("GET /gone HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
          assertThat(gone)
              .startsWith("HTTP/1.1 410 Lost\r\n")
              .contains("Set-Cookie: a=b; Path=/")
              .endsWith("for good");
          var found = site.get("/found");
          assertThat(found.statusCode()).isEqualTo(302);
          assertThat(found.headers().firstValue("Location")).contains("/x%20y");
          var empty = site.raw("GET /empty HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
          assertThat(empty)
              .startsWith("HTTP/1.1 204")
              .doesNotContain("Content-Length")
              .endsWith("\r\n\r\n");
        });
  }

  @Test
  @DisplayName("HTTP-W-05 thrown by a middleware it is the reply, too; to HEAD without its text")
  void exceptionsOfMiddlewares() {
    var app =
        Application.create(
            AppOptions.defaults()
                .middlewares(
                    (r, next) -> {
                      throw new HttpException.Forbidden();
                    }));
    serving(
        app,
        site -> {
          assertThat(site.get("/").statusCode()).isEqualTo(403);
          var head = site.send("HEAD", "/", "");
          assertThat(head.statusCode()).isEqualTo(403);
          assertThat(head.body()).isEmpty();
        });
  }

  @Test
  @DisplayName("HTTP-W-05 every status of the table has its class, and of(status) makes it")
  void allStatuses() {
    assertThat(HttpException.of(418 - 14)).isInstanceOf(HttpException.NotFound.class);
    for (var known : KnownStatus.values()) {
      if (known.factory == null) {
        assertThatThrownBy(() -> HttpException.of(known.code))
            .isInstanceOf(IllegalArgumentException.class);
      } else {
        var made = HttpException.of(known.code);
        assertThat(made.status()).isEqualTo(known.code);
        assertThat(made.reason()).isEqualTo(known.reason);
        assertThat(made).hasMessage(known.reason);
      }
    }
    assertThat(KnownStatus.values()).hasSize(51);
    assertThat(new HttpException.RequestEntityTooLarge(7).text())
        .isEqualTo("Maximum request body size 7 exceeded.");
    assertThat(
            new HttpException.MethodNotAllowed("put", java.util.List.of("POST", "GET"))
                .headers()
                .get("Allow"))
        .isEqualTo("GET,POST");
    assertThatThrownBy(() -> new HttpException.Found(""))
        .hasMessage("HTTP redirects need a location to redirect to.");
    assertThatThrownBy(() -> HttpException.of(299)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName(
      "HTTP-W-06 a handler that throws: 500, a log line with the request and the trace, the"
          + " connection lives")
  void handlerThrows() {
    serving(
        app(
            Web.get(
                "/boom",
                r -> {
                  throw new IllegalStateException("secret");
                })),
        site -> {
          try (var logged = Logged.server();
              var connection = site.connect()) {
            for (int i = 0; i < 2; i++) {
              send(connection, "GET /boom HTTP/1.1\r\nHost: h\r\n\r\n");
              assertThat(reply(connection))
                  .startsWith("HTTP/1.1 500 Internal Server Error")
                  .doesNotContain("secret");
            }
            assertThat(logged.messages()).first().asString().contains("GET /boom HTTP/1.1");
            assertThat(logged.records().get(0).getThrown()).hasMessage("secret");
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-06 a failure after the head has been sent closes the connection")
  void failureAfterHead() {
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create();
                  await(response.prepare(r));
                  await(response.write("half"));
                  throw new IllegalStateException("boom");
                })),
        site -> {
          try (var logged = Logged.server()) {
            assertThat(site.raw(GET))
                .contains("4\r\nhalf\r\n")
                .doesNotContain("0\r\n\r\n")
                .doesNotContain("500");
            assertThat(logged.messages()).hasSize(1);
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-06 null, or a response that was sent before, is a 500")
  void unusableResponses() {
    var shared = Response.text("once");
    serving(
        app(Web.get("/null", r -> null), Web.get("/shared", r -> shared)),
        site -> {
          try (var logged = Logged.server()) {
            assertThat(site.get("/null").statusCode()).isEqualTo(500);
            assertThat(logged.messages().get(0))
                .contains("Missing return statement on request handler");
            assertThat(site.get("/shared").statusCode()).isEqualTo(200);
            assertThat(site.get("/shared").statusCode()).isEqualTo(500);
            assertThat(logged.messages().get(1)).contains("has been sent already");
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-06 a timeout that comes out of a handler is a 504")
  void timeouts() {
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  dev.asyncio4j.Asyncio.timeout(
                      Duration.ofMillis(10), () -> await(sleep(Duration.ofHours(1))));
                  return Response.text("never");
                })),
        site -> assertThat(site.get("/").statusCode()).isEqualTo(504));
  }

  @Test
  @DisplayName("HTTP-W-13 prepare works once, write needs it, and nothing follows the end")
  void orderOfCalls() {
    serving(
        app(
            Web.get(
                "/",
                r -> {
                  var response = StreamResponse.create();
                  assertThatThrownBy(() -> await(response.write("early")))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("before prepare()");
                  assertThatThrownBy(() -> await(response.writeEof()))
                      .isInstanceOf(IllegalStateException.class);
                  await(response.prepare(r));
                  await(response.prepare(r));
                  assertThatThrownBy(() -> response.status(404))
                      .isInstanceOf(IllegalStateException.class);
                  await(response.write("body"));
                  await(response.writeEof());
                  await(response.writeEof());
                  assertThatThrownBy(() -> await(response.write("late")))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("after writeEof()");
                  return response;
                })),
        site -> assertThat(site.get("/").body()).isEqualTo("body"));
  }
}
