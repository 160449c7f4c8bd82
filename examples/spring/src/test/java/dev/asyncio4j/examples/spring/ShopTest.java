package dev.asyncio4j.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop in a jar of jars: started without a flag, called, stopped by SIGTERM. */
class ShopTest {
  private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();

  private CompletableFuture<HttpResponse<String>> send(int port, String path) {
    return send(HttpRequest.newBuilder(address(port, path)));
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int port(BufferedReader log) throws IOException {
    for (String line; (line = log.readLine()) != null; ) {
      var found = PORT.matcher(line);
      if (found.find()) return Integer.parseInt(found.group(1));
    }
    throw new AssertionError("the shop has ended before it was open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  @DisplayName(
      "FRM-05 FRM-18 the shop answers, shows its tasks, and leaves no request without an answer")
  void shop(String type) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = Path.of("target", "shop.jar").toString();
    var shop =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // it is to start soon
                "-XX:+UseSerialGC",
                "-jar",
                jar,
                "--server.port=0",
                "--management.endpoint.health.show-details=always",
                "--spring.main.web-application-type=" + type)
            .redirectErrorStream(true)
            .start();
    try (var log = shop.inputReader()) {
      int port = port(log);
      assertThat(send(port, "/offers/tea").join().body())
          .isEqualTo("{\"item\":\"tea\",\"cents\":250}");
      assertThat(send(port, "/offers?items=tea,cake").join().body())
          .isEqualTo("[{\"item\":\"tea\",\"cents\":250},{\"item\":\"cake\",\"cents\":360}]");
      assertThat(send(port, "/offers/gold").join().statusCode()).isEqualTo(404);
      var stream = HttpRequest.newBuilder(address(port, "/prices/tea"));
      assertThat(send(stream.header("Accept", "application/x-ndjson")).join().body())
          .isEqualTo(
              """
              {"item":"tea","cents":100}
              {"item":"tea","cents":200}
              {"item":"tea","cents":300}
              """);
      var thread = send(port, "/thread").join().body();
      if (Runtime.version().feature() >= 24)
        assertThat(thread).startsWith("VirtualThread").contains("@shop-loop");
      var health = send(port, "/actuator/health").join();
      assertThat(health.statusCode()).isEqualTo(200); // up, and so is the loop
      assertThat(health.body()).contains("\"asyncio\":{").contains("\"loop\":\"shop-loop\"");
      var long1 = send(port, "/stock/3600");
      while (!send(port, "/actuator/asyncio").join().body().contains("\"m\":\"stock\""))
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
