package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.RealTime.join;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static dev.asyncio4j.testing.Virtual.passes;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A body that blocks outside an await keeps the turn, in every mode: nothing else of its loop runs
 * meanwhile.
 */
class BlockingBodiesRealClockTest {
  private final Trail trail = Trail.create();
  private final Object monitor = new Object();

  /** Runs {@code blocking} in a task while another task is ready. */
  private void assertKeepsTheTurn(VoidBody blocking) {
    run(
        async(
            () -> {
              var first =
                  createTask(
                      async(
                          () -> {
                            trail.add("blocks");
                            blocking.run();
                            trail.add("goes on");
                          }));
              await(createTask(async(trail.adding("other")::run)));
              await(first);
            }));
    trail.assertIs("blocks", "goes on", "other");
  }

  @Test
  @DisplayName("a body in Thread.sleep keeps the turn")
  void inThreadSleep() {
    assertKeepsTheTurn(() -> Thread.sleep(20));
  }

  @Test
  @DisplayName("a body that waits for a ReentrantLock keeps the turn")
  void inALock() throws InterruptedException {
    var lock = new ReentrantLock();
    var held = new CountDownLatch(1);
    var holder =
        new Thread(
            () -> {
              lock.lock();
              held.countDown();
              waitUntil(lock::hasQueuedThreads);
              lock.unlock();
            });
    holder.start();
    held.await();
    assertKeepsTheTurn(
        () -> {
          lock.lock();
          lock.unlock();
        });
    join(holder);
  }

  @Test
  @DisplayName("a body that waits for a monitor keeps the turn")
  void inAMonitor() throws InterruptedException {
    var waiter = new CompletableFuture<Thread>();
    var held = new CountDownLatch(1);
    var holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                held.countDown();
                var thread = waiter.join();
                waitUntil(() -> thread.getState() == Thread.State.BLOCKED);
              }
            });
    holder.start();
    held.await();
    assertKeepsTheTurn(
        () -> {
          waiter.complete(Thread.currentThread());
          synchronized (monitor) {
            trail.lines(); // the monitor is what counts
          }
        });
    join(holder);
  }

  @Test
  @DisplayName("an await inside synchronized suspends, with the monitor held")
  void awaitsInsideAMonitor() {
    run(
        async(
            () -> {
              var first =
                  createTask(
                      async(
                          () -> {
                            synchronized (monitor) {
                              trail.add("holds it");
                              await(sleep(Duration.ofMillis(5)));
                              trail.add("still " + Thread.holdsLock(monitor));
                            }
                          }));
              createTask(async(trail.adding("other")::run));
              passes(2);
              await(first);
            }));
    trail.assertIs("holds it", "other", "still true");
  }
}
