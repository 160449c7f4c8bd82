package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.threads.PoolWork.failureOf;
import static dev.asyncio4j.threads.PoolWork.processOf;
import static dev.asyncio4j.threads.PoolWork.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the JVMs of a pool end, and what else ends with them. */
class ProcessPoolLifeTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("P-03 a job's thread that is no daemon keeps no JVM of the pool alive")
  void strayThread() throws Exception {
    ProcessHandle worker;
    try (var pool = ProcessPool.create(1)) {
      worker = processOf(pool);
      assertThat(resultOf(pool, () -> stray())).isEqualTo("left one");
    }
    assertThat(worker.isAlive()).isFalse();
  }

  private static String stray() {
    new Thread(ProcessPoolLifeTest::block).start();
    return "left one";
  }

  private static void block() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("P-03 a shutdown hook runs at the close; one that does not end is cut off")
  void hooks() throws Exception {
    var mark = folder.resolve("mark").toString();
    try (var pool = ProcessPool.create(1)) {
      PoolWork<String> hooking = () -> hookUp(mark, ProcessPoolLifeTest::block);
      assertThat(resultOf(pool, hooking)).isEqualTo("set");
    }
    assertThat(Path.of(mark)).exists();
  }

  @Test
  @DisplayName("P-03 a close hurries no JVM whose last job has just ended")
  void closeAtOnce() throws Exception {
    for (var round = 0; round < 5; round++) {
      var marks = new ArrayList<String>();
      try (var pool = ProcessPool.create(4)) {
        var jobs = new ArrayList<Future<String>>();
        for (var i = 0; i < 4; i++) {
          var mark = folder.resolve(round + "-" + i).toString();
          marks.add(mark);
          jobs.add(pool.submit((PoolWork<String>) () -> hookUp(mark, () -> {})));
        }
        for (var job : jobs) {
          job.get();
        }
      }
      assertThat(marks).allSatisfy(mark -> assertThat(Path.of(mark)).exists());
    }
  }

  private static String hookUp(String mark, Runnable then) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveMark(mark, then)));
    return "set";
  }

  private static void leaveMark(String mark, Runnable then) {
    try {
      Files.createFile(Path.of(mark));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    then.run();
  }

  @Test
  @DisplayName("P-03 when the parent is killed its JVMs end by themselves, idle or in a job")
  void parentKilled() throws Exception {
    var parent = ChildJvm.running(Parent.class, List.of()).start();
    try (var output = new BufferedReader(new InputStreamReader(parent.getInputStream()))) {
      var idle = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      var busy = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      parent.destroyForcibly();
      idle.onExit().get(2, TimeUnit.MINUTES);
      busy.onExit().get(2, TimeUnit.MINUTES);
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  /** Prints the processes of an idle worker and of one that works for ever. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      var idle = ProcessPool.create(1);
      System.out.println(processOf(idle).pid());
      var busy = ProcessPool.create(1);
      var pid = processOf(busy).pid();
      var endless = busy.submit((PoolWork<String>) Parent::work);
      System.out.println(pid);
      endless.get();
    }

    private static String work() throws InterruptedException {
      new Thread(ProcessPoolLifeTest::block).start();
      new CountDownLatch(1).await();
      return "never";
    }
  }

  @Test
  @DisplayName("P-01 a JVM that dies in a job fails it; one that dies idle is replaced unseen")
  void death() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      assertThat(failureOf(pool, () -> exit(0))).hasMessageContaining("exit code 0");
      assertThat(failureOf(pool, () -> exit(3))).hasMessageContaining("exit code 3");
      assertThat(failureOf(pool, () -> ProcessHandle.current().pid() + kill()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("terminated abruptly")
          .hasMessageContaining("exit code -9");
      var idle = processOf(pool);
      idle.destroyForcibly();
      idle.onExit().join();
      assertThat(processOf(pool)).isNotEqualTo(idle);
    }
  }

  private static String exit(int code) {
    System.err.println("exits with " + code);
    System.exit(code);
    return "never";
  }

  private static String kill() throws Exception {
    new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();
    new CountDownLatch(1).await();
    return "never";
  }

  @Test
  @DisplayName(
      "P-01 a child of a job that lives on, with the job's streams, does not hold up the close")
  void grandchild() throws Exception {
    ProcessHandle child;
    try (var pool = ProcessPool.create(1)) {
      PoolWork<Long> starting = () -> new ProcessBuilder("sleep", "50").inheritIO().start().pid();
      child = ProcessHandle.of(resultOf(pool, starting)).orElseThrow();
    }
    assertThat(child.isAlive()).isTrue();
    child.destroyForcibly();
  }

  @Test
  @DisplayName("P-01 a late interrupt of a job's thread does not close the pool's socket")
  void lateInterrupt() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      var worker = processOf(pool);
      PoolWork<String> interrupted =
          () -> {
            var job = Thread.currentThread();
            var late = new Thread(() -> RealTime.waitUntil(() -> interruptedIs(job)));
            late.setDaemon(true);
            late.start();
            job.interrupt();
            return "interrupted " + job.isInterrupted();
          };
      assertThat(resultOf(pool, interrupted)).isEqualTo("interrupted true");
      for (int i = 0; i < 100; i++) assertThat(resultOf(pool, () -> 1)).isEqualTo(1);
      assertThat(processOf(pool)).isEqualTo(worker);
    }
  }

  private static boolean interruptedIs(Thread job) {
    job.interrupt();
    return false;
  }

  private static String hang(String started) throws Exception {
    Files.createFile(Path.of(started));
    new CountDownLatch(1).await();
    return "never";
  }

  @Test
  @DisplayName(
      "P-01 close always returns: what queues at shutdownNow is cancelled, also for awaits")
  void shutdownNow() {
    var pool = ProcessPool.create(1);
    run(
        async(
            () -> {
              var started = folder.resolve("started").toString();
              Body<String> endless = (Body<String> & Serializable) () -> hang(started);
              var options = ThreadOptions.defaults().executor(pool);
              var running = createTask(toThread(endless, options));
              var queued = createTask(toThread(endless, options));
              await(toThread(() -> RealTime.waitUntil(Path.of(started).toFile()::exists)));
              assertThat(pool.shutdownNow()).hasSize(1);
              assertThatThrownBy(() -> await(queued)).isInstanceOf(CancelledError.class);
              assertThatThrownBy(() -> await(running)).isInstanceOf(InterruptedException.class);
            }));
    pool.close();
  }

  @Test
  @DisplayName("F-06 a task of a pool that is cancelled while it queues never runs")
  void queued() throws Exception {
    var ran = folder.resolve("ran").toString();
    try (var pool = ProcessPool.create(1)) {
      var started = folder.resolve("started").toString();
      var first = pool.submit((PoolWork<String>) () -> hang(started));
      var second = pool.submit((PoolWork<String>) () -> hang(ran));
      RealTime.waitUntil(Path.of(started).toFile()::exists);
      second.cancel(false);
      first.cancel(true);
      assertThatThrownBy(first::get).isInstanceOf(CancellationException.class);
      assertThat(resultOf(pool, () -> "next")).isEqualTo("next");
    }
    assertThat(Path.of(ran)).doesNotExist();
  }
}
