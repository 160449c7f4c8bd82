package dev.asyncio4j.benchmarks.frameworks;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.ConfigurableWebServerApplicationContext;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The part that the applications of MVC and of WebFlux have in common. */
@RestController
class Hello {
  private static final String[] OPTIONS = {
    "--server.port=0",
    "--server.address=127.0.0.1",
    "--spring.main.banner-mode=off",
    "--logging.level.root=warn"
  };

  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  /** Starts an application on a free port. */
  static ConfigurableWebServerApplicationContext start(Class<?> application, String... options) {
    var all = StringUtils.concatenateStringArrays(OPTIONS, options);
    return (ConfigurableWebServerApplicationContext) SpringApplication.run(application, all);
  }

  @GetMapping("/coroutine")
  Coroutine<String> coroutine() {
    return async(() -> "hello");
  }

  /** Runs what gives a value from elsewhere, as that of a coroutine comes. */
  void elsewhere(Runnable giving) {
    worker.execute(giving);
  }

  @PreDestroy
  void close() {
    worker.shutdown();
  }
}
