package dev.asyncio4j.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shop as Quarkus has built it: started, called and stopped. */
class ShopTest {
  private static final Pattern PORT = Pattern.compile("Listening on: http://127.0.0.1:(\\d+)");

  private static int port(BufferedReader log) throws IOException {
    for (String line; (line = log.readLine()) != null; ) {
      var found = PORT.matcher(line);
      if (found.find()) return Integer.parseInt(found.group(1));
    }
    throw new AssertionError("the shop has ended before it was open");
  }

  private static String get(int port, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  @DisplayName("a shop on Quarkus answers, cancels what takes too long, and stops its loop")
  void shop() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toString();
    var shop =
        new ProcessBuilder(java, "-Xmx256m", "-Dquarkus.http.port=0", "-jar", jar)
            .redirectErrorStream(true)
            .start();
    try (var log = shop.inputReader()) {
      int port = port(log);
      assertThat(get(port, "/offers/tea")).isEqualTo("{\"item\":\"tea\",\"cents\":300}");
      assertThat(get(port, "/offers"))
          .isEqualTo("[{\"item\":\"tea\",\"cents\":300},{\"item\":\"cake\",\"cents\":400}]");
      assertThat(get(port, "/delivery")).isEqualTo("not today");
      assertThat(get(port, "/waiting")).isEqualTo("0");
      shop.toHandle().destroy(); // SIGTERM; its output stays open
      assertThat(log.lines()).contains("the loop is closed");
      assertThat(shop.waitFor()).isEqualTo(143); // 128 + SIGTERM: it has not failed
    } finally {
      shop.destroyForcibly().waitFor();
    }
  }
}
