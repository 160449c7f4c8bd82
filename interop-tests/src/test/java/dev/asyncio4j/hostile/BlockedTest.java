package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bodies that block, for a while, on what foreign threads hold. */
class BlockedTest {
  private static final long WHILE_NANOS = 50_000_000;

  @Test
  @DisplayName("TASK-19 a body that blocks on a foreign thread's monitor goes on with the others")
  void monitor() {
    var monitor = new Object();
    Hostile.beside(
        () -> {
          var held = new CountDownLatch(1);
          var foreign =
              new Thread(
                  () -> {
                    synchronized (monitor) {
                      held.countDown();
                      LockSupport.parkNanos(WHILE_NANOS);
                    }
                  },
                  "foreign");
          foreign.start();
          held.await();
          synchronized (monitor) {
            assertThat(Thread.holdsLock(monitor)).isTrue();
          }
          await(sleep(Duration.ofMillis(1)));
          RealTime.join(foreign);
        });
  }

  @Test
  @DisplayName("TASK-19 so does one that waits for a foreign thread's lock")
  void lock() {
    var lock = new ReentrantLock();
    Hostile.beside(
        () -> {
          var foreign =
              new Thread(
                  () -> {
                    lock.lock();
                    LockSupport.parkNanos(WHILE_NANOS);
                    lock.unlock();
                  },
                  "foreign");
          foreign.start();
          waitUntil(() -> lock.isLocked() || !foreign.isAlive());
          lock.lock();
          lock.unlock();
          await(sleep(Duration.ofMillis(1)));
          RealTime.join(foreign);
        });
  }
}
