package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Controllers of Spring MVC that return coroutines, tasks, futures. */
class ControllersTest {
  private static Application app;

  @BeforeAll
  static void start() {
    app = Application.start(Shop.class, "spring.mvc.async.request-timeout=2s");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/user/ada | 200 | {\"name\":\"ada\",\"age\":36}",
        "/users | 200 | [{\"name\":\"ada\",\"age\":36},{\"name\":\"bob\",\"age\":36}]",
        "/created | 201 | {\"name\":\"new\",\"age\":36}",
        "/text | 200 | plain",
        "/nothing | 200 | ''",
        "/null | 200 | ''",
        "/task | 200 | {\"name\":\"task\",\"age\":36}",
        "/future | 200 | [{\"name\":\"one\",\"age\":36}]",
        "/missing | 404 | user is not there",
        "/early | 404 | shop is not there",
      })
  @DisplayName(
      "FRM-01 what a controller's coroutine gives or throws is the answer, as if it were plain")
  void answers(String path, int status, String body) throws Exception {
    var answer = app.get(path);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"/conflict, 409, Conflict", "/broken, 500, Internal Server Error"})
  @DisplayName("FRM-01 other exceptions are answered as Spring answers them")
  void failures(String path, int status, String error) throws Exception {
    var answer = app.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
  }

  @Test
  @DisplayName("FRM-01 headers are sent, and JSON says that it is")
  void headers() throws Exception {
    var headers = app.get("/created").headers();
    assertThat(headers.firstValue("X-Shop")).hasValue("yes");
    assertThat(headers.firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  @DisplayName(
      "FRM-03 a request that times out gets 503; its task is cancelled, and has cleaned up")
  void timeout() throws Exception {
    var answer = app.get("/late");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(app.bean(Shop.class).trail.lines()).contains("cleaned up");
  }

  @Test
  @DisplayName(
      "FRM-07 request, locale and MDC are there after awaits, in gather, in toThread; then gone")
  void carried() throws Exception {
    var seen = "\"/threads nl 7\"";
    assertThat(app.get("/threads?7").body())
        .isEqualTo("[" + String.join(",", seen, seen, seen, seen) + "]");
    assertThat(app.get("/threads").body()).contains("/threads nl null").doesNotContain("7");
  }
}
