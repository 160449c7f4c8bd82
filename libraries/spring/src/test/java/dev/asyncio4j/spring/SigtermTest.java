package dev.asyncio4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The stop of a program by signals, which may come twice. */
class SigtermTest {
  /** An application that reads from its input when to open the gate of its requests. */
  static final class Main {
    private static void say(Object what) {
      System.out.println(what);
      System.out.flush();
    }

    public static void main(String[] args) throws Exception {
      var app =
          Application.start(
              WebApplicationType.SERVLET,
              new Class<?>[] {Shop.class},
              "server.shutdown=graceful",
              "spring.lifecycle.timeout-per-shutdown-phase=1h");
      var shop = app.bean(Shop.class);
      app.context()
          .addApplicationListener((ApplicationListener<ContextClosedEvent>) e -> say("stopping"));
      app.context().registerShutdownHook();
      say(app.port());
      shop.arrived.acquire(20);
      say("arrived");
      System.in.read();
      shop.gate.complete(null);
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();

  private CompletableFuture<HttpResponse<String>> send(String port, String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  @Test
  @DisplayName("FRM-05 a second SIGTERM changes nothing: those in flight are answered all the same")
  void twice() throws Exception {
    var child = ChildJvm.running(Main.class, Application.CHILD).start();
    try (var log = child.inputReader();
        var errors = new BufferedReader(new InputStreamReader(child.getErrorStream(), UTF_8))) {
      var port = log.readLine();
      var gated = Stream.generate(() -> send(port, "/gated")).limit(20).toList();
      assertThat(log.readLine()).isEqualTo("arrived");
      child.toHandle().destroy(); // SIGTERM, and its output stays open
      assertThat(log.readLine()).isEqualTo("stopping");
      child.toHandle().destroy();
      open(child);
      assertThat(gated).allSatisfy(it -> assertThat(it.join().body()).isEqualTo("through"));
      assertThat(child.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(child.exitValue()).isEqualTo(143); // 128 + SIGTERM
      assertThat(errors.lines().filter(it -> !it.startsWith("WARNING: "))) // the JDK's, of Netty
          .isEmpty();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static void open(Process child) throws IOException {
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
  }
}
