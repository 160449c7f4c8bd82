package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.processes.Fast.onLoop;
import static dev.asyncio4j.processes.Fast.reported;
import static dev.asyncio4j.processes.Fast.sleepLong;
import static dev.asyncio4j.processes.Fast.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.subprocess.Stdio;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of a child: its start, options, output and end. */
class ChildLifeTest {
  private static final Duration LONG = Duration.ofMinutes(3);

  static final class Own extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Own(String message) {
      super(message);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-16 an exception: code 1 and the failure, with its type; else the exit code")
  void exitCodes() {
    var quiet = Fast.CHILD.stderr(Stdio.DEVNULL);
    var fails =
        AioProcesses.process(
            () -> {
              throw new Own("boom");
            },
            quiet);
    assertThat(fails.exitcode()).isEmpty();
    await(fails.coroStart());
    assertThat(fails.pid()).isPresent();
    await(fails.coroJoin());
    assertThat(fails.exitcode()).hasValue(1);
    assertThat(fails.failure().orElseThrow()).isInstanceOf(Own.class).hasMessage("boom");
    assertThat(fails.failure().orElseThrow().getSuppressed()[0])
        .isInstanceOf(RemoteTrace.class)
        .hasMessageContaining(fails.name());
    assertThat(fails.isAlive()).isFalse();
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-17 start twice and join before start are refused")
  void misuse() {
    var child = Fast.child(() -> {});
    assertThatThrownBy(() -> await(child.coroJoin()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("can only join a started process");
    child.start();
    assertThatThrownBy(child::start).hasMessageContaining("twice");
    await(child.coroJoin());
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-18 many join one child; cancelling a join leaves it; close ends it")
  void joins() {
    var child = start(Fast::sleepLong);
    var one = createTask(child.coroJoin());
    var two = createTask(child.coroJoin());
    await(sleep(Duration.ofMillis(10)));
    one.cancel();
    assertThrows(CancelledError.class, () -> await(one));
    assertThat(await(child.coroJoin(Duration.ofMillis(20)))).isFalse();
    assertThat(child.isAlive()).isTrue();
    child.close();
    await(two);
    assertThat(child.exitcode().getAsInt()).isNegative();
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-19 terminate runs shutdown hooks")
  void terminateRunsHooks() {
    AioQueue<String> queue = AioProcesses.queue();
    var child =
        start(
            () -> {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> queue.put("hook")));
              queue.put("ready");
              sleepLong();
            });
    assertThat(await(queue.coroGet())).isEqualTo("ready");
    child.terminate();
    assertThat(await(queue.coroGet(LONG))).isEqualTo("hook");
    await(child.coroJoin());
    assertThat(child.exitcode()).hasValue(-15);
  }

  /** A parent that starts a child and waits to be killed. */
  static final class Parent {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                AioQueue<Long> pids = AioProcesses.queue();
                var child =
                    start(
                        () -> {
                          pids.put(ProcessHandle.current().pid());
                          sleepLong();
                        });
                System.out.println(await(pids.coroGet()));
                System.out.flush();
                await(child.coroJoin());
              }));
    }
  }

  @Test
  @DisplayName("PROC-19 a parent killed by SIGKILL takes its children along within a second")
  void theParentIsKilled() throws Exception {
    var parent = ChildJvm.running(Parent.class, List.of()).start();
    try (var out = parent.inputReader()) {
      var child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      parent.destroyForcibly();
      RealTime.waitUntil(() -> !child.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  @DisplayName(
      "PROC-20 the end of the loop kills daemons at once, others after a while, and says so")
  void theEndOfTheLoop() {
    List<String> reports =
        reported(
            () -> {
              await(Fast.child(Fast::sleepLong).coroStart());
              await(AioProcesses.process(Fast::sleepLong, Fast.CHILD.daemon(true)).coroStart());
            });
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0)).contains("still runs at the close of the loop: it is killed");
  }

  @Test
  @DisplayName("PROC-21 what a child prints goes out whole line by whole line, or to a file")
  void output() throws Exception {
    var err = System.err;
    var printed = new ByteArrayOutputStream();
    Path file = Files.createTempFile("child", ".txt");
    System.setErr(new PrintStream(printed, true));
    try {
      onLoop(
          () -> {
            await(
                start(
                        () -> {
                          System.out.print("half ");
                          System.out.flush();
                          System.err.println("other");
                          System.out.println("whole");
                        })
                    .coroJoin());
            var child =
                AioProcesses.process(
                    () -> System.out.println("to the file"), Fast.CHILD.stdout(Stdio.file(file)));
            child.start();
            await(child.coroJoin());
          });
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString().lines()).containsExactlyInAnyOrder("half whole", "other");
    assertThat(file).hasContent("to the file\n");
    Files.delete(file);
  }

  @Test
  @DisplayName("PROC-40 options that print, variables that print and odd paths disturb nothing")
  void noise() throws Exception {
    Path odd = Files.createTempDirectory("a 'b' \"c\" d");
    var options =
        Fast.CHILD
            .jvmOptions(List.of("-Xlog:gc", "-XX:+PrintFlagsFinal", "-Da b=\"c d\""))
            .environment(Map.of("JAVA_TOOL_OPTIONS", "-Dx=1"))
            .stdout(Stdio.DEVNULL)
            .stderr(Stdio.DEVNULL)
            .directory(odd);
    onLoop(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var child =
              AioProcesses.process(
                  () -> queue.put(System.getProperty("x") + System.getProperty("user.dir")),
                  options);
          child.start();
          assertThat(await(queue.coroGet())).isEqualTo("1" + odd);
          await(child.coroJoin());
        });
    Files.delete(odd);
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-41 a child starts children, named parent/child")
  void childrenOfChildren() {
    AioQueue<String> names = AioProcesses.queue();
    var options = Fast.CHILD.name("outer");
    var child =
        AioProcesses.process(
            () -> {
              var inner =
                  AioProcesses.process(
                      () -> names.put(AioProcesses.childName().orElseThrow()),
                      Fast.CHILD.name("inner"));
              inner.start();
              inner.join(Duration.ofSeconds(30));
              names.put(AioProcesses.childName().orElseThrow());
            },
            options);
    child.start();
    assertThat(await(names.coroGet())).isEqualTo("outer/inner");
    assertThat(await(names.coroGet())).isEqualTo("outer");
    await(child.coroJoin());
    assertThat(AioProcesses.inChild()).isFalse();
  }

  @Test
  @DisplayName("PROC-02 a program can end while a child waits in a get")
  void aProgramCanEnd() {
    onLoop(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var child = AioProcesses.process(() -> queue.get(), Fast.CHILD.daemon(true));
          await(child.coroStart());
          var get = createTask(queue.coroGet());
          await(sleep(Duration.ofMillis(10)));
          assertThat(get.done()).isFalse();
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("a hub listens while a child needs it, again for the next, and leaves nothing")
  void listensWhileNeeded() {
    AioQueue<String> queue = AioProcesses.queue();
    for (int i = 0; i < 2; i++) {
      var child = start(() -> queue.put(AioProcesses.childName().orElseThrow()));
      assertThat(await(queue.coroGet())).startsWith("AioProcess");
      await(child.coroJoin());
    }
  }
}
