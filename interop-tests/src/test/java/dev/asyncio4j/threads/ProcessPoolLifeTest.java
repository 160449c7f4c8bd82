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
import dev.asyncio4j.subprocess.PoolOptions;
import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.Support;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the JVMs of a pool end, and what else ends with them. */
class ProcessPoolLifeTest {
  @TempDir private Path folder;

  @Test
  @Timeout(60)
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
  @Timeout(60)
  @DisplayName("P-03 a shutdown hook runs at the close; one that does not end is cut off")
  void hooks() throws Exception {
    var mark = folder.resolve("mark").toString();
    try (var pool = ProcessPool.create(1)) {
      PoolWork<String> hooking =
          () -> {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveMark(mark)));
            return "set";
          };
      assertThat(resultOf(pool, hooking)).isEqualTo("set");
    }
    assertThat(Path.of(mark)).exists();
  }

  private static void leaveMark(String mark) {
    try {
      Files.createFile(Path.of(mark));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    block();
  }

  @Test
  @Timeout(60)
  @DisplayName("P-03 when the parent is killed its JVMs end by themselves, idle or in a job")
  void parentKilled() throws Exception {
    var parent = ChildJvm.running(Parent.class, List.of()).start();
    try (var output = new BufferedReader(new InputStreamReader(parent.getInputStream()))) {
      var idle = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      var busy = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      parent.destroyForcibly();
      idle.onExit().get(10, TimeUnit.SECONDS);
      busy.onExit().get(10, TimeUnit.SECONDS);
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
  @Timeout(60)
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
  @Timeout(60)
  @DisplayName("P-01 a late interrupt of a job's thread does not close the pool's socket")
  void lateInterrupt() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      var worker = processOf(pool);
      PoolWork<String> interrupted =
          () -> {
            var job = Thread.currentThread();
            var late = new Thread(() -> Support.waitUntil(() -> interruptedIs(job)));
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

  @Test
  @Timeout(60)
  @DisplayName("P-16 each JVM runs the initializer first; one that fails fails the task")
  void initializer() throws Exception {
    var options = PoolOptions.defaults().initializer(() -> System.setProperty("set", "first"));
    try (var pool = ProcessPool.create(2, options)) {
      assertThat(resultOf(pool, () -> System.getProperty("set"))).isEqualTo("first");
      assertThat(failureOf(pool, () -> exit(1))).isInstanceOf(IllegalStateException.class);
      assertThat(resultOf(pool, () -> System.getProperty("set"))).isEqualTo("first");
    }
    PoolOptions.Initializer failing =
        () -> {
          throw new IOException("no licence");
        };
    try (var pool = ProcessPool.create(1, options.initializer(failing))) {
      for (int i = 0; i < 2; i++) {
        assertThat(failureOf(pool, () -> 1))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("initializer")
            .hasMessageContaining("no licence")
            .hasCauseInstanceOf(IOException.class);
      }
    }
    try (var pool = ProcessPool.create(1, options.initializer(() -> exit(4)))) {
      assertThat(failureOf(pool, () -> 1)).hasMessageContaining("exit code 4");
    }
    Object local = new Object();
    assertThatThrownBy(() -> ProcessPool.create(1, options.initializer(local::toString)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }

  @Test
  @Timeout(60)
  @DisplayName("P-16 a JVM runs as many tasks as it may, and is replaced")
  void tasksPerChild() throws Exception {
    var options = PoolOptions.defaults().maxTasksPerChild(2).initializer(() -> {});
    try (var pool = ProcessPool.create(1, options)) {
      var first = processOf(pool);
      assertThat(processOf(pool)).isEqualTo(first);
      assertThat(processOf(pool)).isNotEqualTo(first);
      assertThat(first.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> options.maxTasksPerChild(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max_tasks_per_child must be >= 1");
  }

  @Test
  @Timeout(60)
  @DisplayName("P-16 toThread in a pool, interruptible: a cancelled job's JVM is killed, others run")
  void interruptible() {
    try (var pool = ProcessPool.create(1)) {
      run(
          async(
              () -> {
                var started = folder.resolve("started").toString();
                Body<String> endless = (Body<String> & Serializable) () -> hang(started);
                var options = ThreadOptions.defaults().executor(pool).interruptible(true);
                var task = createTask(toThread(endless, options));
                await(toThread(() -> Support.waitUntil(Path.of(started).toFile()::exists)));
                task.cancel();
                assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
                Body<String> next = (Body<String> & Serializable) () -> "next";
                assertThat(await(toThread(next, options))).isEqualTo("next");
              }));
    }
  }

  private static String hang(String started) throws Exception {
    Files.createFile(Path.of(started));
    new CountDownLatch(1).await();
    return "never";
  }

  @Test
  @Timeout(60)
  @DisplayName("P-01 close always returns: what queues at shutdownNow is cancelled, also for awaits")
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
              await(toThread(() -> Support.waitUntil(Path.of(started).toFile()::exists)));
              assertThat(pool.shutdownNow()).hasSize(1);
              assertThatThrownBy(() -> await(queued)).isInstanceOf(CancelledError.class);
              assertThatThrownBy(() -> await(running)).isInstanceOf(InterruptedException.class);
            }));
    pool.close();
  }

  @Test
  @Timeout(60)
  @DisplayName("F-06 a task of a pool that is cancelled while it queues never runs")
  void queued() throws Exception {
    var ran = folder.resolve("ran").toString();
    try (var pool = ProcessPool.create(1)) {
      var started = folder.resolve("started").toString();
      var first = pool.submit((PoolWork<String>) () -> hang(started));
      var second = pool.submit((PoolWork<String>) () -> hang(ran));
      Support.waitUntil(Path.of(started).toFile()::exists);
      second.cancel(false);
      first.cancel(true);
      assertThatThrownBy(first::get).isInstanceOf(CancellationException.class);
      assertThat(resultOf(pool, () -> "next")).isEqualTo("next");
    }
    assertThat(Path.of(ran)).doesNotExist();
  }

  @Test
  @DisplayName("P-16 submit with a value gives that value")
  void submitWithValue() throws Exception {
    var counter = new AtomicInteger();
    try (var pool = ProcessPool.create(1)) {
      Runnable work = (Runnable & Serializable) () -> System.out.print("");
      assertThat(pool.submit(work, counter).get()).isSameAs(counter);
    }
  }
}
