package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Threads of bodies: what happens when there are no more, and when nobody needs them. */
class ScarceThreadsTest {
  private final Trail trail = Trail.create();

  /** More suspended bodies than there are threads for. */
  static final class ManyBodies {
    private ManyBodies() {}

    public static void main(String[] args) {
      try {
        run(
            async(
                () -> {
                  for (int i = 0; i < 20_000; i++)
                    createTask(async(() -> await(sleep(Duration.ofMinutes(5)))));
                  await(sleep(Duration.ofMinutes(5)));
                }));
      } catch (OutOfMemoryError error) {
        System.out.println("ended: " + error.getMessage());
      }
    }
  }

  @Test
  @DisplayName("F-09 a run that finds no thread for a body ends with the JVM's error")
  void noMoreThreads() throws IOException, InterruptedException {
    assumeTrue(ChildJvm.MODE.equals("platform"), "only this mode has a thread for each body");
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "/bin/sh limits the address space");
    var command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -v 6000000; exec \"$@\"", "sh"));
    var options = List.of("-Xmx64m", "-Xss4m", "-XX:ReservedCodeCacheSize=32m");
    command.addAll(ChildJvm.running(ManyBodies.class, options).command());
    var child = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      var output = new String(child.getInputStream().readAllBytes());
      assertThat(child.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).as(output).isTrue();
      assertThat(output).contains("ended: ").contains("native thread");
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static long idleThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("asyncio4j-fiber"))
        .count();
  }

  @Test
  @SuppressWarnings("resource") // that is the point
  @DisplayName("F-10 the threads of a runner that is never closed end after a rest")
  void unclosedRunner() {
    for (int i = 0; i < 10; i++) {
      var runner = Runner.create(RunOptions.defaults());
      assertThat(runner.run(async(() -> await(gather(async(() -> 1), async(() -> 2))))))
          .containsExactly(1, 2);
    }
    waitUntil(() -> idleThreads() == 0);
  }

  @Test
  @DisplayName("F-10 a generator whose loop is closed in its middle ends, and its thread with it")
  void unclosedGenerator() {
    var loop = newEventLoop();
    var generator =
        asyncGenerator(
            yielder -> {
              try {
                yielder.emit(1);
              } finally {
                trail.add("finally");
              }
            });
    loop.runUntilComplete(async(() -> await(generator.next())));
    loop.close();
    trail.assertIs("finally");
    waitUntil(() -> idleThreads() == 0);
  }
}
