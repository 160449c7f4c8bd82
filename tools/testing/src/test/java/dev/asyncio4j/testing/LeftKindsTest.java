package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is left behind beside tasks and connections; in one mode, for it takes seconds. */
@EnabledIfSystemProperty(named = "asyncio4j.fibers", matches = "loop")
class LeftKindsTest {
  private static LeftBehindError leftBy(TestOptions options, VoidBody test) {
    return catchThrowableOfType(LeftBehindError.class, () -> AsyncTests.run(options, test));
  }

  @Test
  @DisplayName("TST-05 a generator that is left half-way fails the test")
  void generator() {
    var held = new Object[1];
    var error =
        leftBy(
            TestOptions.defaults(),
            () -> {
              AsyncGenerator<Integer> numbers =
                  asyncGenerator(
                      y -> {
                        y.emit(1);
                        y.emit(2);
                      });
              held[0] = numbers;
              await(numbers.next());
            });
    assertThat(error).hasMessageContaining("generator ").hasMessageContaining("LeftKindsTest");
    assertThat(held[0]).isNotNull();
  }

  @Test
  @DisplayName("TST-05 a child that is left running fails the test")
  void child() {
    var pid = new AtomicLong();
    var error =
        leftBy(
            TestOptions.defaults().realTime(),
            () ->
                pid.set(
                    await(createSubprocessExec(ProcessOptions.defaults(), "sleep", "600")).pid()));
    ProcessHandle.of(pid.get()).ifPresent(ProcessHandle::destroyForcibly);
    assertThat(error)
        .hasMessageContaining("resource <SubprocessTransport pid=" + pid.get() + " running>");
  }

  @Test
  @DisplayName("TST-05 a job of a thread that nobody waits for fails the test")
  void job() {
    Throwable error = null;
    for (int limit = 2; limit < 100 && !(error instanceof LeftBehindError); limit *= 4)
      error = ofJob(TestOptions.defaults().timeout(Duration.ofSeconds(limit)));
    assertThat(error).isInstanceOf(LeftBehindError.class).hasMessageContaining("job ");
  }

  /** Returns how a test fails that leaves a job, the end of which waits for it up to the limit. */
  private static Throwable ofJob(TestOptions options) {
    var gate = new CountDownLatch(1);
    Body<String> job =
        () -> {
          gate.await();
          return "done";
        };
    try {
      return catchThrowable(
          () ->
              AsyncTests.run(
                  options,
                  () -> {
                    var unused = getRunningLoop().runInExecutor(null, job);
                  }));
    } finally {
      gate.countDown();
    }
  }

  @Test
  @DisplayName("TST-16 a thread that never ends is named when the test has taken too long")
  void threadWithoutEnd() {
    var failure =
        TooLong.failureOf(
            TestOptions.defaults(),
            () -> {
              var gate = new CountDownLatch(1);
              var stuck =
                  createTask(
                      toThread(
                          () -> {
                            gate.await();
                            return "done";
                          }),
                      "stuck");
              try {
                await(stuck);
              } finally {
                gate.countDown();
              }
            },
            seen -> seen.getMessage().contains("stuck"));
    assertThat(failure).hasMessageContaining("stuck");
  }

  @Test
  @DisplayName("TST-16 a real socket that is watched holds the clock")
  void waitsForSockets() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answers = CompletableFuture.runAsync(() -> answer(server));
      AsyncTests.run(
          () -> {
            Future<Void> late = getRunningLoop().createFuture();
            var timer = getRunningLoop().callLater(Duration.ofDays(1), () -> late.setResult(null));
            var address = server.getInetAddress().getHostAddress();
            try (var c = await(openConnection(address, server.getLocalPort()))) {
              c.writer().write("hello\n");
              assertThat(new String(await(c.reader().readLine()))).isEqualTo("hello\n");
            }
            AsyncTests.assertPending(late);
            timer.cancel();
          });
      answers.join();
    }
  }

  /** Answers one line with itself, in a thread. */
  private static void answer(ServerSocket server) {
    try (var c = server.accept()) {
      var line = new BufferedReader(new InputStreamReader(c.getInputStream())).readLine();
      c.getOutputStream().write((line + "\n").getBytes());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
