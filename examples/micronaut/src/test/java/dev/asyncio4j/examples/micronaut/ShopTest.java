package dev.asyncio4j.examples.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.loop.LoopThread;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shop: started, called and stopped. */
class ShopTest {
  private static HttpResponse<String> get(EmbeddedServer server, String path) throws Exception {
    var address = URI.create("http://127.0.0.1:" + server.getPort() + path);
    var request = HttpRequest.newBuilder(address).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  @DisplayName("a shop on Micronaut answers, cancels what takes too long, and stops its loop")
  void shop() throws Exception {
    Map<String, Object> settings =
        Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1");
    LoopThread loop;
    try (var server = ApplicationContext.run(EmbeddedServer.class, settings)) {
      loop = server.getApplicationContext().getBean(LoopThread.class);
      assertThat(get(server, "/offers/tea").body()).isEqualTo("{\"item\":\"tea\",\"cents\":300}");
      assertThat(get(server, "/offers").body())
          .isEqualTo("[{\"item\":\"tea\",\"cents\":300},{\"item\":\"cake\",\"cents\":400}]");
      var late = get(server, "/delivery");
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).isEqualTo("not today");
      assertThat(get(server, "/waiting").body()).isEqualTo("0");
    }
    assertThat(loop.isRunning()).isFalse();
  }
}
