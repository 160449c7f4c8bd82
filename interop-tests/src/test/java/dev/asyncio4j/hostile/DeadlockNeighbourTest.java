package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The loop beside one whose bodies wait for each other's lock. */
class DeadlockNeighbourTest {

  /** The program: one loop ends with a deadlock, another one goes on beside it. */
  static final class TwoLoops {
    private static final Object MONITOR = new Object();
    private static volatile boolean over;
    private static volatile int naps;

    private TwoLoops() {}

    public static void main(String[] args) throws InterruptedException {
      var neighbour = new Thread(() -> run(async(TwoLoops::nap)), "neighbour");
      neighbour.start();
      try {
        run(async(TwoLoops::deadlock));
      } catch (DeadlockException found) {
        System.out.println("deadlock found");
      }
      int before = naps;
      RealTime.waitUntil(() -> naps > before);
      System.out.println("the neighbour went on");
      over = true;
      neighbour.join();
      System.exit(0); // the two bodies keep their threads
    }

    private static void nap() {
      var own = new ReentrantLock();
      for (; !over; naps++) {
        own.lock();
        try {
          await(sleep(Duration.ofMillis(1)));
        } finally {
          own.unlock();
        }
      }
    }

    private static void deadlock() {
      createTask(async(TwoLoops::hold), "first");
      await(sleep(Duration.ofMillis(10)));
      await(createTask(async(TwoLoops::hold), "second"));
    }

    private static void hold() {
      synchronized (MONITOR) {
        await(sleep(Duration.ofHours(1)));
      }
    }
  }

  @Test
  @DisplayName("F-27 a deadlock ends its own run: another loop, with a lock of its own, goes on")
  void goesOn() throws IOException, InterruptedException {
    assertThat(ChildJvm.output(TwoLoops.class, List.of()))
        .containsSubsequence("deadlock found", "the neighbour went on");
  }
}
