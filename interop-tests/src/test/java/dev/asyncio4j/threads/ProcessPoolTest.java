package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ProcessPoolTest {
  private interface Work<T> extends Body<T>, Serializable {}

  @Test
  void tasksRunInOtherProcesses() {
    try (var pool = ProcessPool.create(2)) {
      run(
          async(
              () -> {
                Work<Long> pid = () -> ProcessHandle.current().pid();
                var all = new ArrayList<Future<Long>>();
                for (int i = 0; i < 8; i++) all.add(getRunningLoop().runInExecutor(pool, pid));
                var pids = new HashSet<>(await(gather(all)));
                assertThat(pids).hasSizeBetween(1, 2).doesNotContain(ProcessHandle.current().pid());
              }));
    }
  }

  @Test
  void errorsComeBackAndPrintingDoesNoHarm() {
    try (var pool = ProcessPool.create(1)) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                Work<String> failing =
                    () -> {
                      throw new IOException("in the child");
                    };
                assertThatThrownBy(() -> await(loop.runInExecutor(pool, failing)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("in the child");
                Work<String> printing =
                    () -> {
                      System.out.print("");
                      return "fine";
                    };
                assertThat(await(loop.runInExecutor(pool, printing))).isEqualTo("fine");
                Object local = new Object();
                Body<String> closed = () -> local.toString();
                assertThatThrownBy(() -> await(loop.runInExecutor(pool, closed)))
                    .isInstanceOf(NotSerializableException.class);
              }));
    }
  }

  @Test
  void aCrashFailsTheTaskAndThePoolRecovers() {
    try (var pool = ProcessPool.create(1)) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                Work<String> crash =
                    () -> {
                      Runtime.getRuntime().halt(3);
                      return "never";
                    };
                assertThatThrownBy(() -> await(loop.runInExecutor(pool, crash)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("terminated abruptly")
                    .hasMessageContaining("exit code 3");
                Work<String> next = () -> "recovered";
                assertThat(await(loop.runInExecutor(pool, next))).isEqualTo("recovered");
              }));
    }
  }

  @Test
  void anInterruptKillsTheChild() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      Work<String> endless =
          () -> {
            while (true) Thread.onSpinWait();
          };
      var task = pool.submit((Callable<String> & Serializable) endless::run);
      Work<String> quick = () -> "next";
      var next = pool.submit((Callable<String> & Serializable) quick::run);
      awaitChild();
      task.cancel(true);
      assertThat(next.get()).isEqualTo("next");
    }
  }

  /** Nothing else tells that the first task has begun. */
  private static void awaitChild() {
    RealTime.waitUntil(() -> ProcessHandle.current().children().findAny().isPresent());
  }

  @Test
  void afterTheCloseNothingIsTaken() {
    var pool = ProcessPool.create(1);
    pool.close();
    assertThat(pool.isTerminated()).isTrue();
    assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> ProcessPool.create(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
