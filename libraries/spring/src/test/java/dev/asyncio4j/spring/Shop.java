package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
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

  /** A permit for each request that has cleaned up. */
  final Semaphore ended = new Semaphore(0);

  final AtomicInteger given = new AtomicInteger();

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

  @GetMapping("/age/{age}")
  Coroutine<Integer> age(@PathVariable int age) {
    return async(() -> age);
  }

  @OnLoop
  @GetMapping("/on-loop/user/{name}")
  User userOnLoop(@PathVariable String name) {
    return await(user(name));
  }

  @OnLoop
  @GetMapping("/on-loop/users")
  List<User> usersOnLoop() {
    return await(gather(user("ada"), user("bob")));
  }

  @OnLoop
  @GetMapping("/on-loop/created")
  ResponseEntity<User> createdOnLoop() {
    return ResponseEntity.status(HttpStatus.CREATED).body(await(user("new")));
  }

  @OnLoop
  @GetMapping("/on-loop/text")
  String textOnLoop() {
    return await(text());
  }

  @OnLoop
  @GetMapping("/on-loop/nothing")
  void nothingOnLoop() {
    await(sleep(Duration.ZERO));
    trail.add("nothing on the loop");
  }

  @OnLoop
  @GetMapping("/on-loop/missing")
  User missingOnLoop() throws Missing {
    await(sleep(Duration.ZERO));
    throw new Missing("user on the loop");
  }

  @OnLoop
  @GetMapping("/on-loop/late")
  String lateOnLoop() {
    return await(late());
  }

  @GetMapping("/few")
  AsyncIterable<User> few() {
    return asyncGenerator(
        y -> {
          y.emit(new User("ada", 36));
          await(sleep(Duration.ofMillis(1)));
          y.emit(new User("bob", 36));
        });
  }

  /** Gives one user, then waits for the next for ever. */
  @GetMapping("/endless")
  AsyncIterable<User> endless() {
    return asyncGenerator(
        y -> {
          try {
            y.emit(new User("ada", 36));
            arrived.release();
            await(sleep(Duration.ofHours(1)));
          } finally {
            trail.add("stream cleaned up");
            ended.release();
          }
        });
  }

  /** Gives as much as is taken. */
  @GetMapping("/many")
  AsyncIterable<User> many() {
    return asyncGenerator(
        y -> {
          try {
            for (int i = 0; i < 1_000_000; i++) {
              y.emit(new User("x".repeat(100_000), i));
              given.incrementAndGet();
            }
          } finally {
            ended.release();
          }
        });
  }

  @GetMapping("/broken-off")
  AsyncIterable<User> brokenOff() {
    return asyncGenerator(
        y -> {
          y.emit(new User("ada", 36));
          throw new Missing("second element");
        });
  }

  @GetMapping("/broken-stream")
  AsyncIterable<User> brokenStream() {
    return asyncGenerator(
        y -> {
          throw new Missing("first element");
        });
  }

  /** Gives some users, then fails as what it reads from may fail. */
  @GetMapping("/cut/{after}")
  AsyncIterable<User> cut(@PathVariable int after) {
    return asyncGenerator(
        y -> {
          for (int i = 0; i < after; i++) y.emit(new User("ada", 36));
          throw new IOException("disk");
        });
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
            ended.release();
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
