package dev.asyncio4j.benchmarks.frameworks;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A request of WebFlux on Netty that says hello, by what its controller returns. */
final class WebFluxCosts {
  private static final int REQUESTS = 500;

  private WebFluxCosts() {}

  /** The controllers that are not those of {@link Hello}. */
  @RestController
  static class Others {
    private final Hello hello;

    Others(Hello hello) {
      this.hello = hello;
    }

    @GetMapping("/mono")
    Mono<String> mono() {
      return Mono.just("hello");
    }

    /** Gives a value that comes from elsewhere, as that of a coroutine does. */
    @GetMapping("/handed")
    Mono<String> handed() {
      return Mono.create(sink -> hello.elsewhere(() -> sink.success("hello")));
    }
  }

  /** An application of them alone. */
  @EnableAutoConfiguration
  @Import({Hello.class, Others.class})
  static class Application {
    /** The server that WebFlux has where Tomcat is not there. */
    @Bean
    NettyReactiveWebServerFactory netty() {
      return new NettyReactiveWebServerFactory();
    }
  }

  static void measure(Rows rows) throws Exception {
    try (var application =
            Hello.start(Application.class, "--spring.main.web-application-type=reactive");
        var client = new HelloClient(application)) {
      rows.row("Mono, whose value a thread gives", REQUESTS, n -> client.get("/handed", n))
          .row("Mono.just", REQUESTS, n -> client.get("/mono", n))
          .row("Coroutine", REQUESTS, n -> client.get("/coroutine", n))
          .print();
    }
  }
}
