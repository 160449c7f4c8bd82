package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.VoidBody;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Programs with several loops, each on a thread of its own. */
final class Loops {
  private static final Duration LONG = Duration.ofSeconds(1000);
  private static final ReentrantLock LOCK = new ReentrantLock();

  private Loops() {}

  /** Two loops that go on, and one after the other that begins and ends. */
  static void several() {
    var begun = new CountDownLatch(2);
    for (var name : new String[] {"first", "second"})
      start(
          name,
          () -> {
            begun.countDown();
            await(sleep(LONG));
          });
    pause(begun);
    System.out.println("ready");
    while (true) run(async(() -> await(sleep(Duration.ofMillis(3)))));
  }

  /** Five loops, of which each is blocked in another way. */
  static void stuck() {
    LOCK.lock();
    var begun = new CountDownLatch(5);
    start("asleep", () -> asleep(begun));
    start("locked", () -> locked(begun));
    start("endless", () -> endless(begun));
    start("joining", () -> joining(begun));
    start(
        "callback",
        () -> {
          getRunningLoop().callSoon(() -> callback(begun));
          await(sleep(LONG));
        });
    pause(begun);
    System.out.println("ready");
    pause(new CountDownLatch(1));
  }

  private static void start(String name, VoidBody body) {
    new Thread(
            () ->
                run(
                    async(
                        () -> {
                          currentTask().setName(name);
                          body.run();
                        })))
        .start();
  }

  private static void asleep(CountDownLatch begun) throws InterruptedException {
    begun.countDown();
    TimeUnit.DAYS.sleep(1);
  }

  private static void locked(CountDownLatch begun) {
    begun.countDown();
    LOCK.lock();
  }

  private static void endless(CountDownLatch begun) {
    begun.countDown();
    while (LOCK.isLocked()) Thread.onSpinWait();
  }

  private static void joining(CountDownLatch begun) throws InterruptedException {
    var never = new Thread(() -> pause(new CountDownLatch(1)));
    never.start();
    begun.countDown();
    never.join();
  }

  /** No task runs meanwhile. */
  private static void callback(CountDownLatch begun) {
    begun.countDown();
    LOCK.lock();
  }

  private static void pause(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
