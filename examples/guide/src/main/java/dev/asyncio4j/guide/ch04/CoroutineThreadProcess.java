package dev.asyncio4j.guide.ch04;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import java.util.concurrent.CountDownLatch;

/**
 * Blocking, and who can run meanwhile: not the loop's tasks, but a thread can, and a process shares
 * nothing. Python: {@code coroutine_thread_process.py}, Kotlin: {@code CoroutineThreadProcess.kt}.
 */
public final class CoroutineThreadProcess {
  private CoroutineThreadProcess() {}

  static String blocksUntil(CountDownLatch set) throws InterruptedException {
    return set.await(200, MILLISECONDS) ? "somebody ran meanwhile" : "nobody could run";
  }

  static Coroutine<Void> sets(CountDownLatch latch) {
    return async(latch::countDown);
  }

  static long childPid() {
    var options = ProcessOptions.defaults().stdout(Stdio.PIPE);
    try (var process = await(createSubprocessExec(options, "sh", "-c", "echo $$"))) {
      return Long.parseLong(await(process.communicate(null)).text().strip());
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          var first = new CountDownLatch(1);
          Task<Void> setter = createTask(sets(first));
          System.out.println("blocking in a task:   " + blocksUntil(first));
          await(setter);
          var second = new CountDownLatch(1);
          setter = createTask(sets(second));
          System.out.println("blocking in a thread: " + await(toThread(() -> blocksUntil(second))));
          await(setter);
          boolean same = childPid() == ProcessHandle.current().pid();
          System.out.println("a child is " + (same ? "this process" : "another process"));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
