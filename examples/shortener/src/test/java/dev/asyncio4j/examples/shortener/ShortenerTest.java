package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.testing.TestClient;
import dev.asyncio4j.http.testing.TestServer;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.support.PostgresServer;
import dev.asyncio4j.support.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes, one by one. */
class ShortenerTest {
  private static final String LONG = "https://docs.python.org/3/library/asyncio.html?from=here#top";

  @BeforeAll
  static void servers() throws Exception {
    Servers.start();
  }

  @Test
  @DisplayName("A link is made, followed, counted, deleted, and gone")
  void lifeOfALink() {
    with(
        Servers.settings(),
        client -> {
          var code = shorten(client, LONG);
          assertThat(code).matches("[0-9A-Za-z]{7}");
          for (int i = 0; i < 3; i++) {
            try (var response = follow(client, code)) {
              assertThat(response.status()).isEqualTo(302);
              assertThat(response.headers().get("Location")).isEqualTo(LONG);
            }
          }
          var stats = statsOf(client, code);
          // Hits that are just being written are neither here nor there.
          while (!stats.get("hits").toString().equals("3")) {
            await(sleep(Duration.ofMillis(20)));
            stats = statsOf(client, code);
          }
          assertThat(stats.get("url")).isEqualTo(LONG);
          assertThat(stats.get("created").toString()).startsWith("20").endsWith("Z");
          assertThat(delete(client, code)).isEqualTo(204);
          assertThat(delete(client, code)).isEqualTo(404);
          try (var response = follow(client, code)) {
            assertThat(response.status()).isEqualTo(404);
            assertThat(await(response.text())).isEqualTo("There is no link " + code);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url=x | The body is no JSON",
        "[1] | The body must be a JSON object with a text: {\"url\": \"https://…\"}",
        "null | The body must be a JSON object",
        "{\"url\": 7} | The body must be a JSON object",
        "{\"url\": \"ftp://host/x\"} | The URL must begin with http:// or https://",
        "{\"url\": \"/x\"} | The URL must begin with http:// or https://",
        "{\"url\": \"https:///x\"} | The URL names no host",
        "{\"url\": \"https://a b/\"} | This is no URL: Illegal character in authority",
      })
  @DisplayName("Bad input is refused, with the reason")
  void badInput(String body, String reason) {
    with(
        Servers.settings(),
        client -> {
          try (var response = await(client.post("/", RequestOptions.defaults().data(body)))) {
            assertThat(response.status()).isEqualTo(400);
            assertThat(await(response.text())).startsWith(reason);
          }
        });
  }

  @Test
  @DisplayName("A URL of more than 2048 characters is refused, a body of more than 16 KiB unread")
  void tooLong() {
    with(
        Servers.settings(),
        client -> {
          try (var response = post(client, "https://host/" + "x".repeat(2048))) {
            assertThat(response.status()).isEqualTo(400);
            assertThat(await(response.text()))
                .isEqualTo("The URL has 2061 characters; 2048 are allowed");
          }
          try (var response = post(client, "https://host/" + "x".repeat(20_000))) {
            assertThat(response.status()).isEqualTo(413);
          }
        });
  }

  @Test
  @DisplayName("However follows and a deletion interleave, the cache has no link that is deleted")
  void deletedWhileFollowed() {
    with(
        Servers.settings(),
        client -> {
          try (var redis = Redis.fromUrl(Servers.cache())) {
            for (int round = 0; round < 20; round++) {
              var code = shorten(client, LONG);
              var follows = new ArrayList<Task<Integer>>();
              for (int i = 0; i < 8; i++)
                follows.add(createTask(async(() -> statusOf(client, code))));
              var deletion = createTask(async(() -> delete(client, code)));
              assertThat(await(gather(follows))).isSubsetOf(302, 404);
              assertThat(await(deletion)).isEqualTo(204);
              assertThat(statusOf(client, code)).isEqualTo(404);
              assertThat(await(redis.get("link:" + code))).isNull();
            }
          }
        });
  }

  @Test
  @DisplayName("Without a cache links are made and followed, but none is deleted")
  void withoutCache() {
    var nowhere = "redis://127.0.0.1:" + ServerProcess.freePort();
    with(
        new Settings("127.0.0.1", 0, PostgresServer.dsn(), nowhere),
        client -> {
          var code = shorten(client, LONG);
          assertThat(statusOf(client, code)).isEqualTo(302);
          assertThat(delete(client, code)).isEqualTo(503);
          assertThat(statusOf(client, code)).isEqualTo(302);
          try (var response = await(client.get("/health"))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(await(response.json())).isEqualTo(Map.of("database", "up", "cache", "down"));
          }
        });
  }

  @Test
  @DisplayName("The state of the service names both servers")
  void health() {
    with(
        Servers.settings(),
        client -> {
          try (var response = await(client.get("/health"))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(await(response.json())).isEqualTo(Map.of("database", "up", "cache", "up"));
          }
        });
  }

  /** The service under test. */
  Application application(Settings settings) {
    return Shortener.application(settings);
  }

  private void with(Settings settings, VoidBody1<TestClient> body) {
    run(
        async(
            () -> {
              var server = TestServer.create(application(settings));
              try (var client = await(TestClient.create(server))) {
                body.accept(client);
              }
            }));
  }

  private static ClientResponse post(TestClient client, String url) {
    return await(client.post("/", RequestOptions.defaults().json(Map.of("url", url))));
  }

  private static String shorten(TestClient client, String url) {
    try (var response = post(client, url)) {
      assertThat(response.status()).isEqualTo(201);
      var link = ((Map<?, ?>) await(response.json())).get("short").toString();
      return link.substring(link.lastIndexOf('/') + 1);
    }
  }

  private static ClientResponse follow(TestClient client, String code) {
    return await(client.get("/" + code, RequestOptions.defaults().allowRedirects(false)));
  }

  private static Map<?, ?> statsOf(TestClient client, String code) {
    try (var response = await(client.get("/" + code + "/stats"))) {
      return (Map<?, ?>) await(response.json());
    }
  }

  private static int statusOf(TestClient client, String code) {
    try (var response = follow(client, code)) {
      return response.status();
    }
  }

  private static int delete(TestClient client, String code) {
    try (var response = await(client.delete("/" + code))) {
      return response.status();
    }
  }
}
