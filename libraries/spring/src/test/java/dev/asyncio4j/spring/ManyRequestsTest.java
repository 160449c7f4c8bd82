package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.RealTime;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;

/** Many requests, on several loops; -Dspring.requests=100000 for as many as one has the time. */
class ManyRequestsTest {
  private static final int REQUESTS = Integer.getInteger("spring.requests", 600);

  /** A controller that keeps count of each loop by itself, without a lock. */
  @RestController
  static class Counters {
    final ConcurrentHashMap<EventLoop, int[]> counts = new ConcurrentHashMap<>();
    final Queue<WeakReference<Object>> contexts = new ConcurrentLinkedQueue<>();

    @OnLoop
    @GetMapping("/count")
    int count() {
      var loop = Asyncio.getRunningLoop();
      var mine = counts.computeIfAbsent(loop, it -> new int[1]);
      var before = mine[0]++;
      Asyncio.await(Asyncio.sleep(java.time.Duration.ZERO));
      assertThat(Asyncio.getRunningLoop()).isSameAs(loop);
      contexts.add(new WeakReference<>(RequestContextHolder.currentRequestAttributes()));
      contexts.add(new WeakReference<>(Asyncio.currentTask()));
      return before;
    }
  }

  @Test
  @DisplayName("FRM-19 FRM-22 a request stays on its loop; of many, no task or context is left")
  void many() throws Exception {
    try (var app =
        Application.start(
            WebApplicationType.SERVLET, new Class<?>[] {Counters.class}, "asyncio4j.loops=3")) {
      for (int i = 0; i < REQUESTS; i++) assertThat(app.get("/count").statusCode()).isEqualTo(200);
      var counters = app.bean(Counters.class);
      assertThat(counters.counts.values())
          .hasSize(3)
          .allSatisfy(it -> assertThat(it[0]).isBetween(REQUESTS / 3, REQUESTS / 3 + 1));
      for (var thread : app.context().getBeansOfType(LoopThread.class).values()) {
        RealTime.waitUntil( // the main task of the thread, and this one
            () -> thread.<Integer>call(() -> Asyncio.allTasks().size()) <= 2);
        RealTime.waitUntil(() -> thread.loop().statistics().timers() <= 2);
      }
      RealTime.collectGarbageUntil( // but for what the last requests of each thread may still have
          () -> left(counters.contexts) <= 30);
    }
  }

  private static long left(Queue<WeakReference<Object>> contexts) {
    return contexts.stream().filter(it -> it.get() != null).count();
  }
}
