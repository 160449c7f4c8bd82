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
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pool is made with, and how its jobs are given to it. */
class PoolOptionsTest {
  @TempDir private Path folder;

  @Test
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
  @DisplayName("P-16 a JVM runs as many tasks as it may, and is replaced")
  void tasksPerChild() throws Exception {
    var options = PoolOptions.defaults().maxTasksPerChild(2).initializer(() -> {});
    try (var pool = ProcessPool.create(1, options)) {
      var first = processOf(pool);
      long second = resultOf(pool, () -> ProcessHandle.current().pid()); // which ends with this
      assertThat(second).isEqualTo(first.pid());
      assertThat(processOf(pool)).isNotEqualTo(first);
      assertThat(first.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> options.maxTasksPerChild(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max_tasks_per_child must be >= 1");
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

  @Test
  @DisplayName(
      "P-16 toThread in a pool, interruptible: a cancelled job's JVM is killed, others run")
  void interruptible() {
    try (var pool = ProcessPool.create(1)) {
      run(
          async(
              () -> {
                var started = folder.resolve("started").toString();
                Body<String> endless = (Body<String> & Serializable) () -> hang(started);
                var options = ThreadOptions.defaults().executor(pool).interruptible(true);
                var task = createTask(toThread(endless, options));
                await(toThread(() -> RealTime.waitUntil(Path.of(started).toFile()::exists)));
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

  private static String exit(int code) {
    System.err.println("exits with " + code);
    System.exit(code);
    return "never";
  }
}
