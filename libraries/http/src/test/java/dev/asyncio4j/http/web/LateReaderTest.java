package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A task that goes on to read the body of a request after the reply. */
class LateReaderTest {
  private final AtomicReference<Task<String>> reading = new AtomicReference<>();

  private Application readingInATask() {
    return app(
        Web.post(
            "/",
            r -> {
              var content = r.content();
              reading.set(createTask(async(() -> new String(await(content.read(-1))))));
              return Response.text("accepted").status(202);
            }));
  }

  private Task<String> reading() {
    return Objects.requireNonNull(reading.get());
  }

  @Test
  @DisplayName("HTTP-W-26 a task that still reads the body after the reply fails")
  void fails() {
    serving(
        readingInATask(),
        site -> {
          try (var connection = site.connect()) {
            send(connection, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n12345");
            assertThat(reply(connection)).startsWith("HTTP/1.1 202");
            assertThatThrownBy(() -> await(reading()))
                .isInstanceOf(PayloadAccessException.class)
                .hasMessageContaining("after the reply");
            send(connection, "67890GET /none HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(reply(connection)).startsWith("HTTP/1.1 404");
          }
        });
  }

  @Test
  @DisplayName("HTTP-W-26 a body that had come whole before the reply can be read to its end")
  void whole() {
    serving(
        readingInATask(),
        site -> {
          try (var connection = site.connect()) {
            send(connection, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n12345");
            assertThat(reply(connection)).startsWith("HTTP/1.1 202");
            assertThat(await(reading())).isEqualTo("12345");
          }
        });
  }
}
