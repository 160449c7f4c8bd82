package dev.asyncio4j.benchmarks.frameworks;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A request of WebFlux on Netty that says hello, by what its controller returns. */
final class WebFluxCosts {
  private static final int REQUESTS = 500;

  private WebFluxCosts() {}

  /** The controllers. */
  @RestController
  static class Hello {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @PreDestroy
    void close() {
      worker.shutdown();
    }

    @GetMapping("/coroutine")
    Coroutine<String> coroutine() {
      return async(() -> "hello");
    }

    @GetMapping("/mono")
    Mono<String> mono() {
      return Mono.just("hello");
    }

    /** Gives a value that comes from elsewhere, as that of a coroutine does. */
    @GetMapping("/handed")
    Mono<String> handed() {
      return Mono.create(sink -> worker.execute(() -> sink.success("hello")));
    }
  }

  /** An application of them alone. */
  @EnableAutoConfiguration
  @Import(Hello.class)
  static class Application {
    /** The server that WebFlux has where Tomcat is not there. */
    @Bean
    NettyReactiveWebServerFactory netty() {
      return new NettyReactiveWebServerFactory();
    }
  }

  static void measure(Rows rows) throws Exception {
    try (var application = start();
        var client = new HelloClient(application.getWebServer().getPort())) {
      rows.row("Mono, whose value a thread gives", REQUESTS, n -> client.get("/handed", n))
          .row("Mono.just", REQUESTS, n -> client.get("/mono", n))
          .row("Coroutine", REQUESTS, n -> client.get("/coroutine", n))
          .print();
    }
  }

  private static ReactiveWebServerApplicationContext start() {
    return (ReactiveWebServerApplicationContext)
        SpringApplication.run(
            Application.class,
            "--spring.main.web-application-type=reactive",
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn");
  }
}
