package dev.asyncio4j.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shop in a JVM of its own: started, called, stopped by SIGTERM. */
class ShopTest {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();

  private CompletableFuture<HttpResponse<String>> send(int port, String path) {
    var address = URI.create("http://127.0.0.1:" + port + path);
    return client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static int port(BufferedReader log) throws IOException {
    for (String line; (line = log.readLine()) != null; ) {
      var found = PORT.matcher(line);
      if (found.find()) return Integer.parseInt(found.group(1));
    }
    throw new AssertionError("the shop has ended before it was open");
  }

  @Test
  @DisplayName("FRM-05 the shop answers, shows its tasks, and leaves no request without an answer")
  void shop() throws Exception {
    var shop =
        ChildJvm.running(ShopApplication.class, List.of("-Xmx256m"), "--server.port=0")
            .redirectErrorStream(true)
            .start();
    try (var log = shop.inputReader()) {
      int port = port(log);
      assertThat(send(port, "/offers/tea").join().body())
          .isEqualTo("{\"item\":\"tea\",\"cents\":250}");
      assertThat(send(port, "/offers?items=tea,cake").join().body())
          .isEqualTo("[{\"item\":\"tea\",\"cents\":250},{\"item\":\"cake\",\"cents\":360}]");
      assertThat(send(port, "/offers/gold").join().statusCode()).isEqualTo(404);
      assertThat(send(port, "/actuator/health").join().body()).isEqualTo("{\"status\":\"UP\"}");
      var long1 = send(port, "/stock/3600");
      while (!send(port, "/actuator/asyncio").join().body().contains("Offers.java"))
        Thread.onSpinWait();
      shop.toHandle().destroy(); // SIGTERM; its output stays open
      assertThat(long1.join().statusCode()).isEqualTo(503);
      assertThat(log.lines().collect(Collectors.joining("\n"))).contains("the count has ended");
      assertThat(shop.waitFor(4, TimeUnit.MINUTES)).isTrue();
      assertThat(shop.exitValue()).isEqualTo(143); // 128 + SIGTERM: it has not failed
    } finally {
      shop.destroyForcibly().waitFor();
    }
  }
}
