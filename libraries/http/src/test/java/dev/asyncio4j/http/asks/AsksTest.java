package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.http.asks.AsksServer.shown;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The words of asks, against a server of ours. */
@ExtendWith(NothingLeftBehind.class)
class AsksTest {
  private final AsksServer server = new AsksServer();

  @Test
  @DisplayName("HTTP-asks a one-liner; what the reply tells")
  void oneLiner() {
    server.during(
        base -> {
          assertThat(await(Asks.get(base + "/page/1")).text()).isEqualTo("page 1");
          var reply = await(Asks.get(base + "/hop"));
          assertThat(reply.statusCode()).isEqualTo(200);
          assertThat(reply.reasonPhrase()).isEqualTo("OK");
          assertThat(reply.method()).isEqualTo("GET");
          assertThat(reply.url()).isEqualTo(base + "/show");
          assertThat(reply.history()).hasSize(1);
          assertThat(reply.history().get(0).statusCode()).isEqualTo(302);
          assertThat(reply.headers().get("Content-Type")).startsWith("application/json");
          assertThat(await(Asks.get(base + "/set")).cookies().get(0).name()).isEqualTo("c");
          assertThat(await(Asks.head(base + "/page/1")).content()).isEmpty();
          for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            assertThat(shown(await(Asks.request(method, base + "/show"))))
                .containsEntry("method", method);
          }
        });
  }

  @Test
  @DisplayName("HTTP-asks each kind of data")
  void data(@TempDir Path folder) {
    server.during(
        base -> {
          var options = AsksOptions.defaults();
          String url = base + "/show";
          assertThat(shown(await(Asks.post(url, options.data(Map.of("a", "b c"))))))
              .containsEntry("body", "a=b+c")
              .containsEntry("type", "application/x-www-form-urlencoded");
          assertThat(shown(await(Asks.post(url, options.encoding(ISO_8859_1).data("grün")))))
              .containsEntry("body", "grün");
          assertThat(shown(await(Asks.post(url, options.data(new byte[] {65})))))
              .containsEntry("body", "A");
          assertThat(
                  shown(
                      await(
                          Asks.post(
                              url,
                              options.data(
                                  asyncGenerator(
                                      out -> {
                                        out.emit(new byte[] {66});
                                        out.emit(new byte[] {67});
                                      }))))))
              .containsEntry("body", "BC");
          assertThat(shown(await(Asks.post(url, options.json(Map.of("k", 1))))))
              .containsEntry("body", "{\"k\": 1}");
          Path file = Files.writeString(folder.resolve("f.txt"), "file");
          assertThat(shown(await(Asks.post(url, options.files(Map.of("f", file))))))
              .containsEntry("body", "[f file]");
          assertThat(shown(await(Asks.post(url, options.multipart(Map.of("t", "text"))))))
              .containsEntry("body", "[t=text]");
        });
  }

  @Test
  @DisplayName("HTTP-asks basic and own ways to show who asks")
  void auth() {
    server.during(
        base -> {
          var basic = AsksOptions.defaults().auth(AsksAuth.basic("me", "pw"));
          assertThat(shown(await(Asks.get(base + "/show", basic))))
              .containsEntry("auth", "Basic bWU6cHc=");
          assertThat(basic.toString()).doesNotContain("pw");
          var own = AsksOptions.defaults().auth(AsksAuth.of(r -> Map.of("X", r.method())));
          assertThat(shown(await(Asks.get(base + "/show", own)))).containsEntry("x", "GET");
        });
  }

  @Test
  @DisplayName("HTTP-asks the body as it was sent, in pieces to a callback, and as a stream")
  void bodies() {
    server.during(
        base -> {
          var whole = await(Asks.get(base + "/gzip"));
          assertThat(whole.text()).isEqualTo("compressed ".repeat(100));
          assertThat(whole.raw().length).isLessThan(200);
          assertThatThrownBy(whole::body).isInstanceOf(IllegalStateException.class);
          var pieces = new ArrayList<byte[]>();
          var told = await(Asks.get(base + "/gzip", AsksOptions.defaults().callback(pieces::add)));
          assertThat(pieces.stream().mapToInt(piece -> piece.length).sum()).isEqualTo(1100);
          assertThatThrownBy(told::content).isInstanceOf(IllegalStateException.class);
          var stream = await(Asks.get(base + "/gzip", AsksOptions.defaults().stream(true)));
          int size = 0;
          try (var body = stream.body()) {
            for (byte[] piece : each(body)) size += piece.length;
          }
          assertThat(size).isEqualTo(1100);
          var left = await(Asks.get(base + "/gzip", AsksOptions.defaults().stream(true)));
          left.body().close();
        });
  }
}
