package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.Trail;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.ResponseStatusException;

/** Controllers that return whatever can be awaited. */
@RestController
class Shop {
  record User(String name, int age) {}

  /** An exception that is checked, and has a handler. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(String what) {
      super(what + " is not there");
    }
  }

  final Trail trail = Trail.create();
  final CompletableFuture<Void> gate = new CompletableFuture<>();

  /** A permit for each request that is at the gate, or late. */
  final Semaphore arrived = new Semaphore(0);

  private final LoopThread loop;

  Shop(LoopThread loop) {
    this.loop = loop;
  }

  @GetMapping("/user/{name}")
  Coroutine<User> user(@PathVariable String name) {
    return async(() -> await(sleep(Duration.ofMillis(1), new User(name, 36))));
  }

  @GetMapping("/users")
  Coroutine<List<User>> users() {
    return async(() -> await(gather(user("ada"), user("bob"))));
  }

  @GetMapping("/created")
  Coroutine<ResponseEntity<User>> created() {
    return async(
        () ->
            ResponseEntity.status(HttpStatus.CREATED)
                .header("X-Shop", "yes")
                .body(await(user("new"))));
  }

  @GetMapping("/text")
  Coroutine<String> text() {
    return async(() -> await(toThread(() -> "plain")));
  }

  @GetMapping("/nothing")
  Coroutine<Void> nothing() {
    return async(() -> await(sleep(Duration.ZERO)));
  }

  @GetMapping("/null")
  Coroutine<User> noCoroutine() {
    return null;
  }

  @GetMapping("/task")
  Task<User> task() {
    return loop.<Task<User>>call(() -> createTask(user("task")));
  }

  @GetMapping("/future")
  Future<List<User>> future() {
    return loop.<Future<List<User>>>call(() -> gather(user("one")));
  }

  @GetMapping("/missing")
  Coroutine<User> missing() {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          throw new Missing("user");
        });
  }

  @GetMapping("/early")
  Coroutine<User> early() throws Missing {
    throw new Missing("shop");
  }

  @GetMapping("/conflict")
  Coroutine<User> conflict() {
    return async(
        () -> {
          throw new ResponseStatusException(HttpStatus.CONFLICT);
        });
  }

  @GetMapping("/broken")
  Coroutine<User> broken() {
    return async(
        () -> {
          throw new IOException("disk");
        });
  }

  @ExceptionHandler(Missing.class)
  ResponseEntity<String> handle(Missing error) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).body(error.getMessage());
  }

  private static String threads() {
    var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    return request.getRequest().getRequestURI()
        + " "
        + LocaleContextHolder.getLocale().getLanguage()
        + " "
        + MDC.get("request");
  }

  @GetMapping("/threads")
  Coroutine<List<String>> carried() {
    return async(
        () -> {
          var before = threads();
          await(sleep(Duration.ofMillis(1)));
          Coroutine<String> child = async(() -> threads());
          return List.of(
              before, threads(), await(gather(child)).get(0), await(toThread(() -> threads())));
        });
  }

  /** Puts the query of each request into the MDC, as long as its thread has it. */
  @Bean
  static Filter mdc() {
    return (request, response, chain) -> {
      var query = ((HttpServletRequest) request).getQueryString();
      if (query != null) MDC.put("request", query);
      try {
        chain.doFilter(request, response);
      } finally {
        MDC.clear();
      }
    };
  }

  @GetMapping("/late")
  Coroutine<String> late() {
    return async(
        () -> {
          arrived.release();
          try {
            return await(sleep(Duration.ofHours(1), "late"));
          } finally {
            trail.add("cleaned up");
          }
        });
  }

  @GetMapping("/gated")
  Coroutine<String> gated() {
    return async(
        () -> {
          currentTask().setName("gated request");
          arrived.release();
          await(gate);
          return "through";
        });
  }
}
