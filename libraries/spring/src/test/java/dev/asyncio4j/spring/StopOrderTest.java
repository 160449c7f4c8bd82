package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The order in which requests, tasks of beans, and what these use come to their ends. */
class StopOrderTest {
  /** What tasks use to the last. */
  record Pool(Trail trail) implements AutoCloseable {
    @Override
    public void close() {
      trail.add("the pool is closed");
    }
  }

  /** A bean that has a task for as long as it runs. */
  static final class Worker implements SmartLifecycle {
    private final LoopThread loop;
    private final Pool pool;
    private final int afterRequests;
    private Task<Void> task;

    Worker(LoopThread loop, Pool pool, int afterRequests) {
      this.loop = loop;
      this.pool = pool;
      this.afterRequests = afterRequests;
    }

    private void work() {
      try {
        await(sleep(Duration.ofHours(1)));
      } finally {
        pool.trail().add("worker " + afterRequests + " has cleaned up");
      }
    }

    @Override
    public void start() {
      task = loop.<Task<Void>>call(() -> createTask(async(this::work)));
    }

    @Override
    public void stop() {
      loop.call(
          () -> {
            task.cancel();
            await(gatherOutcomes(List.of(task)));
          });
    }

    @Override
    public boolean isRunning() {
      return task != null && !task.done();
    }

    @Override
    public int getPhase() { // the web server waits for its requests at MAX - 1024
      return DEFAULT_PHASE - 1024 - afterRequests;
    }
  }

  @RestController
  static class Slow {
    final Trail trail = Trail.create();
    final Semaphore arrived = new Semaphore(0);
    final CompletableFuture<Void> gate = new CompletableFuture<>();

    @GetMapping("/slow")
    Coroutine<String> slow() {
      return async(
          () -> {
            arrived.release();
            await(gate);
            trail.add("the request has ended");
            return "served";
          });
    }

    @Bean
    Pool pool() {
      return new Pool(trail);
    }

    @Bean
    Worker second(LoopThread loop, Pool pool) {
      return new Worker(loop, pool, 2);
    }

    @Bean
    Worker first(LoopThread loop, Pool pool) {
      return new Worker(loop, pool, 1);
    }
  }

  @Test
  @DisplayName("FRM-06 requests end first, then tasks as their beans stop, then what they use")
  void order() throws Exception {
    var app = Application.start(Slow.class, "server.shutdown=graceful");
    var slow = app.bean(Slow.class);
    app.context()
        .addApplicationListener(
            (ApplicationListener<ContextClosedEvent>) event -> slow.gate.complete(null));
    var answer = app.send("/slow");
    slow.arrived.acquire();
    app.close();
    assertThat(answer.join().body()).isEqualTo("served");
    slow.trail.assertIs(
        "the request has ended",
        "worker 1 has cleaned up",
        "worker 2 has cleaned up",
        "the pool is closed");
  }
}
