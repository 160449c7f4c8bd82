package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.Trail;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Interrupts of the thread that called run: Ctrl-C. In real time, since an interrupt comes from
 * outside of the clock.
 */
class RunInterruptTest {

  private final Trail trail = Trail.create();
  private final Thread caller = Thread.currentThread();

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  @Test
  @DisplayName("RUN-16 the first interrupt while main awaits a future cancels that future and main")
  void interruptsAWait() {
    List<Future<String>> awaited = new ArrayList<>();
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          awaited.add(getRunningLoop().createFuture());
                          getRunningLoop().callSoon(caller::interrupt);
                          try {
                            await(awaited.get(0));
                          } finally {
                            trail.add("main cleans up");
                          }
                        })))
        .isInstanceOf(RunInterruptedException.class)
        .hasCauseInstanceOf(CancelledError.class);
    assertThat(awaited.get(0).cancelled()).isTrue();
    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
    trail.assertIs("main cleans up");
  }

  @Test
  @DisplayName("RUN-16 main may swallow the interrupt's cancellation: run returns its value")
  void mainMaySwallowTheInterrupt() {
    var value =
        run(
            async(
                () -> {
                  getRunningLoop().callSoon(caller::interrupt);
                  try {
                    return await(getRunningLoop().<String>createFuture());
                  } catch (CancelledError e) {
                    return "went on";
                  }
                }));
    assertThat(value).isEqualTo("went on");
    assertThat(Thread.interrupted()).as("the interrupt flag").isFalse();
  }

  @Test
  @DisplayName("RUN-17 the first interrupt also works when main spins on sleep(0)")
  void interruptsASpin() {
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          getRunningLoop().callSoon(caller::interrupt);
                          while (true) await(sleep(Duration.ZERO));
                        })))
        .isInstanceOf(RunInterruptedException.class);
    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
  }

  @Test
  @DisplayName(
      "RUN-18 an interrupt for a main task that someone else had cancelled yields CancelledError")
  void aCancelledMainStaysCancelled() {
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          var main = currentTask();
                          createTask(async(() -> main.cancel("by a task")));
                          try {
                            await(getRunningLoop().<String>createFuture());
                          } catch (CancelledError e) {
                            getRunningLoop().callSoon(caller::interrupt);
                            await(getRunningLoop().<String>createFuture());
                          }
                        })))
        .isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName("RUN-16 a second interrupt stops the loop at once; leftovers are still cancelled")
  void aSecondInterruptStopsTheLoop() {
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          getRunningLoop().callSoon(caller::interrupt);
                          try {
                            await(getRunningLoop().<String>createFuture());
                          } catch (CancelledError first) {
                            trail.add("first: main does not give up");
                            getRunningLoop().callSoon(caller::interrupt);
                            try {
                              await(getRunningLoop().<String>createFuture());
                            } catch (CancelledError shutdown) {
                              trail.add("cancelled as a leftover");
                            }
                          }
                        })))
        .isInstanceOf(RunInterruptedException.class)
        .hasMessageContaining("stopped at once");
    trail.assertIs("first: main does not give up", "cancelled as a leftover");
    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
  }

  @Test
  @DisplayName(
      "RUN-16 SIGINT during a run on the main thread is an interrupt; the signal's own handler"
          + " comes back")
  void sigintInterrupts() throws IOException {
    ChildJvm.assumeSigintIsHeard();
    assumeTrue(
        caller.getName().equals("main") && new File("/bin/kill").exists(),
        "the test runs on main, on Unix");
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          var pid = String.valueOf(ProcessHandle.current().pid());
                          new ProcessBuilder("/bin/kill", "-INT", pid).start();
                          await(getRunningLoop().<String>createFuture());
                        })))
        .isInstanceOf(RunInterruptedException.class);
  }

  @Test
  @DisplayName(
      "RUN-16 a program that SIGINT ends has run its main task's clean-up and exits with 130")
  void sigintEndsTheProgram() throws IOException, InterruptedException {
    ChildJvm.assumeSigintIsHeard();
    assumeTrue(new File("/bin/kill").exists(), "the test runs on Unix");
    var child =
        ChildJvm.running(Endless.class, List.of())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = child.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("running");
      new ProcessBuilder("/bin/kill", "-INT", String.valueOf(child.pid())).start();
      assertThat(lines.readLine()).isEqualTo("cleaned up");
      assertThat(child.waitFor()).isEqualTo(130);
    } finally {
      child.destroyForcibly();
    }
  }

  /** Runs until it is interrupted. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) {
      run(
          async(
              () -> {
                System.out.println("running");
                try {
                  await(getRunningLoop().<String>createFuture());
                } finally {
                  System.out.println("cleaned up");
                }
              }));
    }
  }

  @Test
  @DisplayName("RUN-19 run works on any thread: it needs no signal handler")
  void runsOnAnyThread() throws InterruptedException {
    var thread = new Thread(() -> trail.add(run(async(() -> await(sleep(Duration.ZERO, "ran"))))));
    thread.start();
    thread.join();
    trail.assertIs("ran");
  }
}
