package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Virtual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Interrupt flags that bodies and callbacks set, on their own thread or another body's. */
class InterruptsTest {
  /** The threads of {@code Dispatchers.IO}, at least. */
  private static final int THREADS = 64;

  @Test
  @DisplayName("F-08 a body that leaves its interrupt flag set interrupts no later body")
  void leftSet() {
    Hostile.beside(
        () -> {
          for (int i = 0; i < 20; i++) {
            await(createTask(async(() -> Thread.currentThread().interrupt())));
            await(createTask(async(InterruptsTest::blockForAMoment)));
          }
        });
  }

  @Test
  @DisplayName("F-08 a flag that is set over an await is seen by its own body alone")
  void overAnAwait() {
    Hostile.beside(
        () -> {
          Thread.currentThread().interrupt();
          await(sleep(Duration.ofMillis(1)));
          await(createTask(async(InterruptsTest::blockForAMoment)));
          Thread.interrupted();
        });
  }

  @Test
  @DisplayName("F-08 a body that interrupts the thread of a suspended one does not end its await")
  void ofAnotherBody() {
    Hostile.beside(
        () -> {
          Future<Thread> thread = getRunningLoop().createFuture();
          var victim =
              createTask(
                  async(
                      () -> {
                        thread.setResult(Thread.currentThread());
                        await(sleep(Duration.ofMillis(2)));
                        Thread.interrupted(); // its own, from outside
                        return "awaited";
                      }));
          await(thread).interrupt();
          assertThat(await(victim)).isEqualTo("awaited");
        });
  }

  @Test
  @DisplayName(
      "F-08 callbacks and Kotlin code that set the flag of a thread of the loop's own interrupt"
          + " nobody")
  void inCallbacks() {
    VoidBody hostile =
        () -> {
          getRunningLoop().callLater(Duration.ofMillis(1), InterruptsTest::setFlag);
          createTask(sleep(Duration.ofMillis(1))).addDoneCallback(task -> setFlag());
          await(sleep(Duration.ofMillis(2)));
          await(createTask(async(InterruptsTest::blockForAMoment)));
          await(createTask(Suspending.call(then -> setFlag())));
          await(createTask(async(InterruptsTest::blockForAMoment)));
        };
    if (ChildJvm.MODE.equals("platform")) interruptsCaller(hostile);
    else Hostile.beside(hostile);
  }

  @Test
  @DisplayName("F-08 a callback that leaves the flag set interrupts no later one of its pass")
  void inOnePass() {
    VoidBody hostile =
        () -> {
          Future<String> told = getRunningLoop().createFuture();
          getRunningLoop().callSoon(InterruptsTest::setFlag);
          getRunningLoop().callSoon(() -> told.setResult(seenFlag()));
          assertThat(await(told)).isEqualTo("clear");
        };
    if (ChildJvm.MODE.equals("platform")) interruptsCaller(hostile);
    else Hostile.beside(hostile);
  }

  @Test
  @DisplayName("F-08 a job that leaves the flag of its thread set interrupts no other job")
  void inThreads() {
    Hostile.beside(
        () -> {
          var open = new CountDownLatch(1);
          Body<String> leaves =
              () -> {
                open.await();
                setFlag();
                return "left";
              };
          var jobs = new ArrayList<Task<String>>();
          for (int i = 0; i < THREADS; i++) jobs.add(createTask(toThread(leaves)));
          for (int i = 0; i < THREADS; i++)
            jobs.add(createTask(toThread(InterruptsTest::seenFlag)));
          Virtual.passes(2); // all are queued
          open.countDown();
          assertThat(await(gather(jobs)).subList(THREADS, 2 * THREADS)).containsOnly("clear");
        });
  }

  private static String seenFlag() {
    return Thread.interrupted() ? "set" : "clear";
  }

  /** Has a run end by the flag of its thread, which is the caller's: it asks for that. */
  private static void interruptsCaller(VoidBody hostile) {
    assertThatThrownBy(() -> Hostile.beside(hostile)).isInstanceOf(RunInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    Hostile.assertNextRun();
  }

  private static Object setFlag() {
    Thread.currentThread().interrupt();
    return "set";
  }

  @Test
  @DisplayName("F-08 a foreign thread that interrupts a body harms no other")
  void fromOutside() {
    Hostile.beside(
        () -> {
          var own = Thread.currentThread();
          var foreign = new Thread(own::interrupt, "foreign");
          foreign.start();
          waitUntil(Thread::interrupted);
          RealTime.join(foreign);
          await(createTask(async(InterruptsTest::blockForAMoment)));
        });
  }

  /** Throws if the flag is set. */
  private static void blockForAMoment() throws InterruptedException {
    new CountDownLatch(1).await(1, TimeUnit.MICROSECONDS);
  }
}
