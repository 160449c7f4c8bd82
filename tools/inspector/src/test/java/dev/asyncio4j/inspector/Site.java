package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A crawler that goes on for ever: workers at a queue, a lock around what they store. */
final class Site {
  private static final Queue<Integer> PAGES = Queue.create(10);
  private static final Lock STORE = Lock.create();

  private Site() {}

  static void crawl(int workers) {
    currentTask().setName("crawler");
    taskGroup(
        group -> {
          for (int i = 1; i <= workers; i++) group.createTask(worker(), "worker-" + i);
          group.createTask(found(), "links");
          await(sleep(Duration.ofMillis(50)));
          System.out.println("ready");
        });
  }

  private static Coroutine<@Nullable Void> worker() {
    return async(
        () -> {
          while (true) {
            int page = await(PAGES.get());
            await(fetch(page));
            parse(page);
            await(store());
          }
        });
  }

  private static Coroutine<@Nullable Void> fetch(int page) {
    return async(() -> await(sleep(Duration.ofMillis(200 + page % 7 * 100))));
  }

  private static void parse(int page) {
    Targets.spin(Duration.ofMillis(page % 20 == 0 ? 60 : 2));
  }

  private static Coroutine<@Nullable Void> store() {
    return async(
        () -> {
          await(STORE.acquire());
          try {
            await(sleep(Duration.ofMillis(10)));
          } finally {
            STORE.release();
          }
        });
  }

  private static Coroutine<@Nullable Void> found() {
    return async(
        () -> {
          for (int page = 1; ; page++) {
            await(PAGES.put(page));
            await(sleep(Duration.ofMillis(15)));
          }
        });
  }
}
