package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.http.asks.AsksServer.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of asks, against a server of ours. */
@ExtendWith(NothingLeftBehind.class)
class AsksSessionTest {
  private final AsksServer server = new AsksServer();

  @Test
  @DisplayName("HTTP-asks 1,000 pages over two connections")
  void thousandPages() {
    server.during(
        base -> {
          try (var session = AsksSession.create(AsksSessionOptions.defaults().connections(2))) {
            var pages = new ArrayList<Coroutine<AsksResponse>>();
            for (int i = 0; i < 1000; i++) pages.add(session.get(base + "/show?n=" + i));
            var replies = await(gather(pages));
            for (int i = 0; i < 1000; i++) {
              assertThat(shown(replies.get(i))).containsEntry("query", "n=" + i);
            }
            assertThat(server.peers).hasSize(2);
          }
        });
  }

  @Test
  @DisplayName("HTTP-asks a session's base location, endpoint, headers and cookies")
  void session() {
    server.during(
        base -> {
          var options =
              AsksSessionOptions.defaults()
                  .baseLocation(base)
                  .endpoint("/api")
                  .headers(Headers.of("X", "session"))
                  .persistCookies(true);
          try (var session = AsksSession.create(options)) {
            var first =
                shown(
                    await(
                        session.getPath("/show", AsksOptions.defaults().params(Map.of("q", "1")))));
            assertThat(first).containsEntry("x", "session").containsEntry("query", "q=1");
            await(session.get(base + "/set"));
            var with =
                AsksOptions.defaults().cookies(Map.of("d", "2")).headers(Headers.of("X", "own"));
            assertThat(shown(await(session.postPath("/show", with))))
                .containsEntry("x", "own")
                .containsEntry("cookies", "{c=1, d=2}");
          }
          try (var forgetful = AsksSession.create()) {
            await(forgetful.get(base + "/set"));
            assertThat(shown(await(forgetful.get(base + "/show")))).containsEntry("cookies", "{}");
            assertThatThrownBy(() -> forgetful.getPath("/show"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("baseLocation");
          }
        });
  }
}
