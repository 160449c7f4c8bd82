package dev.asyncio4j.benchmarks.frameworks;

import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.context.ConfigurableWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** A request of Spring MVC on Tomcat that says hello, by what its controller returns. */
final class MvcCosts {
  private static final int REQUESTS = 500;

  private MvcCosts() {}

  /** The controllers that are not those of {@link Hello}. */
  @RestController
  static class Others {
    private final Hello hello;

    Others(Hello hello) {
      this.hello = hello;
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
      hello.elsewhere(() -> result.setResult("hello"));
      return result;
    }

    @GetMapping("/plain")
    String plain() {
      return "hello";
    }
  }

  /** An application of them alone. */
  @EnableAutoConfiguration
  @Import({Hello.class, Others.class})
  static class Application {}

  static void measure(Rows rows) throws Exception {
    try (var pool = start(false);
        var toPool = new HelloClient(pool)) {
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
          var toVirtual = new HelloClient(virtual)) {
        rows.row("a value, on a virtual thread", REQUESTS, n -> toVirtual.get("/plain", n)).print();
      }
    }
  }

  private static ConfigurableWebServerApplicationContext start(boolean virtualThreads) {
    return Hello.start(
        Application.class,
        "--server.tomcat.max-keep-alive-requests=-1",
        "--spring.threads.virtual.enabled=" + virtualThreads);
  }
}
