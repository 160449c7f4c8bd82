package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of a shop: the same on each server, of Spring MVC and of WebFlux. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Answers {
  Application app;

  abstract Application start();

  @BeforeAll
  void startOnce() {
    app = start();
  }

  @AfterAll
  void stop() {
    var requests = app.bean(Requests.class);
    RealTime.waitUntil(() -> requests.ended().isDone()); // each end was told: none is waited for
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
        "/age/7 | 200 | 7",
        "/on-loop/user/ada | 200 | {\"name\":\"ada\",\"age\":36}",
        "/on-loop/users | 200 | [{\"name\":\"ada\",\"age\":36},{\"name\":\"bob\",\"age\":36}]",
        "/on-loop/created | 201 | {\"name\":\"new\",\"age\":36}",
        "/on-loop/text | 200 | plain",
        "/on-loop/nothing | 200 | ''",
        "/on-loop/missing | 404 | user on the loop is not there",
        "/few | 200 | [{\"name\":\"ada\",\"age\":36},{\"name\":\"bob\",\"age\":36}]",
        "/broken-stream | 404 | first element is not there",
      })
  @DisplayName(
      "FRM-01 what a controller's coroutine gives or throws is the answer, as if it were plain")
  void answers(String path, int status, String body) throws Exception {
    var answer = app.get(path);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/conflict, 409, Conflict",
    "/age/x, 400, Bad Request",
    "/broken, 500, Internal Server Error"
  })
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

  private HttpResponse<InputStream> stream(String path, String type) throws Exception {
    var request = app.request(path).header("Accept", type).build();
    return app.client().send(request, BodyHandlers.ofInputStream());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-ndjson | {'name':'ada','age':36}~{'name':'bob','age':36}~",
        "text/event-stream | data:{'name':'ada','age':36}~~data:{'name':'bob','age':36}~~"
      },
      quoteCharacter = '"')
  @DisplayName("FRM-01 an async iterable is a stream of lines or of events, if that is asked for")
  void streams(String type, String body) throws Exception {
    var answer = stream("/few", type);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(body.replace('\'', '"').replace('~', '\n'));
  }

  @Test
  @DisplayName("FRM-01 a stream that fails is broken off, which its client sees")
  void brokenOff() throws Exception {
    var answer = stream("/broken-off", "application/x-ndjson");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "text/event-stream"})
  @DisplayName(
      "FRM-01 an IOException of the elements is no client that is gone: its client sees it")
  void cut(String type) throws Exception {
    var answer = stream("/cut/1", type);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    assertThat(stream("/cut/0", type).statusCode()).as("before the first one").isEqualTo(500);
  }

  @Test
  @DisplayName("FRM-04 a stream whose client goes away is cancelled, and has cleaned up")
  void clientOfStreamGone() throws Exception {
    var shop = app.bean(Shop.class);
    shop.ended.drainPermits();
    try (var body = stream("/many", "application/x-ndjson").body()) {
      assertThat(body.read()).isEqualTo('{');
    }
    shop.ended.acquire(); // or the test never ends
  }

  @Test
  @DisplayName("FRM-01 a stream takes an element when the one before it is written: back-pressure")
  void backPressure() throws Exception {
    var shop = app.bean(Shop.class);
    shop.ended.drainPermits();
    shop.given.set(0);
    try (var body = stream("/many", "application/x-ndjson").body()) {
      int before;
      do { // until the buffers between are full
        before = shop.given.get();
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      } while (shop.given.get() != before);
      assertThat(before).isLessThan(5_000); // of a million
      assertThat(body.read()).isEqualTo('{');
    }
    shop.ended.acquire();
  }
}
