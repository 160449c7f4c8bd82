package dev.asyncio4j.benchmarks.frameworks;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** A request of Spring MVC on Tomcat that says hello, by what its controller returns. */
final class MvcCosts {
  private static final int REQUESTS = 500;

  private MvcCosts() {}

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

    @GetMapping("/callable")
    Callable<String> callable() {
      return () -> "hello";
    }

    @GetMapping("/deferred")
    DeferredResult<String> deferred() {
      var result = new DeferredResult<String>();
      result.setResult("hello");
      return result;
    }

    /** Gives a result that comes from elsewhere, as that of a coroutine does. */
    @GetMapping("/handed")
    DeferredResult<String> handed() {
      var result = new DeferredResult<String>();
      worker.execute(() -> result.setResult("hello"));
      return result;
    }

    @GetMapping("/plain")
    String plain() {
      return "hello";
    }
  }

  /** An application of them alone. */
  @EnableAutoConfiguration
  @Import(Hello.class)
  static class Application {}

  static void measure(Rows rows) throws Exception {
    try (var pool = start(false);
        var toPool = new HelloClient(port(pool))) {
      rows.row("DeferredResult, set by a thread", REQUESTS, n -> toPool.get("/handed", n))
          .row("the same, set at once", REQUESTS, n -> toPool.get("/deferred", n))
          .row("Coroutine", REQUESTS, n -> toPool.get("/coroutine", n))
          .row("Callable", REQUESTS, n -> toPool.get("/callable", n))
          .row("a value, on Tomcat's thread", REQUESTS, n -> toPool.get("/plain", n));
      if (Runtime.version().feature() < 21) {
        rows.print();
        return;
      }
      try (var virtual = start(true);
          var toVirtual = new HelloClient(port(virtual))) {
        rows.row("a value, on a virtual thread", REQUESTS, n -> toVirtual.get("/plain", n)).print();
      }
    }
  }

  private static ServletWebServerApplicationContext start(boolean virtualThreads) {
    return (ServletWebServerApplicationContext)
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--server.tomcat.max-keep-alive-requests=-1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--spring.threads.virtual.enabled=" + virtualThreads);
  }

  private static int port(ServletWebServerApplicationContext application) {
    return application.getWebServer().getPort();
  }
}
