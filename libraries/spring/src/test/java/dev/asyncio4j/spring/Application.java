package dev.asyncio4j.spring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An application of Spring Boot on a free port, and a client of it. */
final class Application implements AutoCloseable {
  /** What an application has without a bean of its own. */
  @EnableAutoConfiguration
  static class Bare {}

  /** What an application has that has nothing but this module: it starts soon. */
  @ImportAutoConfiguration(AsyncioAutoConfiguration.class)
  static class Alone {}

  /** The options of a JVM that runs one for some seconds: it is to start soon. */
  static final List<String> CHILD = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private Application(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts one on servlets with some beans and some lines of {@code name=value}. */
  static Application start(Class<?> beans, String... properties) {
    return start(WebApplicationType.SERVLET, new Class<?>[] {beans}, properties);
  }

  static Application start(WebApplicationType type, Class<?>[] beans, String... properties) {
    var all =
        new ArrayList<>(
            List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.shutdown=immediate",
                "spring.main.banner-mode=off",
                "spring.main.register-shutdown-hook=false",
                "spring.mvc.async.request-timeout=1h",
                "logging.level.root=warn"));
    all.addAll(List.of(properties));
    return new Application(
        new SpringApplicationBuilder(Bare.class)
            .sources(beans)
            .web(type)
            .properties(all.toArray(String[]::new))
            .run());
  }

  /** Has its stop wait for the last answers for as long as a slow machine needs. */
  Application patient() {
    bean(LoopLifecycle.class).afterGrace(Duration.ofMinutes(4));
    return this;
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  CompletableFuture<HttpResponse<String>> send(String path) {
    return client.sendAsync(request(path).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofMinutes(4))
        .header("Accept-Language", "nl");
  }

  int port() {
    return ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  HttpClient client() {
    return client;
  }

  HttpResponse<String> get(String path) {
    return send(path).join();
  }

  @Override
  public void close() {
    context.close();
  }
}
