package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.PIPED;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.runs;
import static dev.asyncio4j.subprocess.Children.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.Descriptors;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Virtual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A child does not outlive its scope, whatever is cancelled when. */
class SubprocessLifeTest {
  private static final String STUBBORN = "trap '' TERM; echo up; while :; do sleep 0.05; done";

  @Test
  @DisplayName("SUBPROC-09 cancelling the creation kills and reaps the child")
  void cancelCreation() {
    real(
        () -> {
          for (int passes = 0; passes < 6; passes++) {
            var before = children();
            var creation = createTask(createSubprocessExec(PIPED, "sleep", "60"));
            Virtual.passes(passes);
            if (passes == 5) await(sleep(Duration.ofMillis(2)));
            creation.cancel();
            try {
              await(creation).close();
            } catch (CancelledError e) {
              assertThat(children()).isEqualTo(before);
            }
          }
        });
  }

  @Test
  void cancelAtEveryPointOfALife() {
    real(
        () -> {
          var before = children();
          for (int micros = 0; micros < 8_000; micros += 250) {
            var life = createTask(life());
            await(sleep(Duration.ofNanos(micros * 1_000L)));
            life.cancel();
            try {
              await(life);
            } catch (CancelledError e) {
              // it was not done yet
            }
            assertThat(children()).as("after %d µs", micros).isEqualTo(before);
          }
        });
  }

  private static Coroutine<String> life() {
    return async(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "cat"))) {
            return text(await(child.communicate(bytes("x".repeat(100_000)))).stdout());
          }
        });
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  @Test
  void aTimeoutEndsTheChild() {
    var pid = new long[1];
    assertThatThrownBy(
            () ->
                real(
                    () -> {
                      timeout(
                          Duration.ofMillis(50),
                          () -> {
                            try (var child = await(createSubprocessExec(PIPED, "sleep", "60"))) {
                              pid[0] = child.pid();
                              await(child.waitFor());
                            }
                          });
                    }))
        .isInstanceOf(AsyncTimeoutException.class);
    assertThat(runs(pid[0])).isFalse();
  }

  @Test
  void leavingTheScopeTerminatesThenKills() {
    real(
        () -> {
          var polite = await(createSubprocessExec(PIPED, "sleep", "60"));
          polite.close();
          assertThat(polite.returnCode()).hasValue(-15);
          var stubborn = await(createSubprocessShell(OUT.grace(Duration.ofMillis(100)), STUBBORN));
          assertThat(text(await(stubborn.stdout().readLine()))).isEqualTo("up\n");
          stubborn.close();
          assertThat(stubborn.returnCode()).hasValue(-9);
        });
  }

  @Test
  void aCancelDuringTheGraceKillsAtOnce() {
    real(
        () -> {
          Future<Long> leaving = getRunningLoop().createFuture();
          var task =
              createTask(
                  async(
                      () -> {
                        try (var child = await(createSubprocessShell(OUT, STUBBORN))) {
                          await(child.stdout().readLine());
                          leaving.setResult(child.pid());
                        }
                      }));
          long pid = await(leaving);
          assertThat(runs(pid)).isTrue();
          task.cancel();
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(runs(pid)).isFalse();
        });
  }

  @Test
  void whatWasReadBeforeTheEndOfTheScopeStays() {
    real(
        () -> {
          var child = await(createSubprocessShell(OUT, "printf 'read\\nkept\\n'; exec sleep 60"));
          assertThat(text(await(child.stdout().readLine()))).isEqualTo("read\n");
          child.close();
          assertThat(text(await(child.stdout().readLine()))).isEqualTo("kept\n");
        });
  }

  @Test
  void aLoopThatClosesKillsItsChildren() {
    try (var log = new LogCapture();
        var runner = Runner.create(RunOptions.defaults())) {
      var child = runner.run(createSubprocessExec(PIPED, "sleep", "60"));
      runner.close();
      Children.awaitGone(child.pid());
      assertThat(log.messages()).anyMatch(message -> message.contains("unclosed transport"));
    }
  }

  @Test
  void twoHundredAtOnceKeepTheirOutput() {
    real(
        () -> {
          inTurn(1); // now the loop has its poller
          var before = Descriptors.now();
          var all = new ArrayList<Coroutine<String>>();
          for (int i = 0; i < 200; i++) all.add(echo("child " + i));
          List<String> outputs = await(gather(all));
          for (int i = 0; i < 200; i++) assertThat(outputs.get(i)).isEqualTo("child " + i);
          before.assertNoneLeft();
        });
  }

  @Test
  void twoThousandShortChildrenLeaveNothing() {
    real(
        () -> {
          inTurn(50);
          var before = Descriptors.now();
          int threads = Thread.getAllStackTraces().size();
          long memory = SubprocessFaultsTest.usedMemory();
          var workers = new ArrayList<Coroutine<Void>>();
          for (int i = 0; i < 8; i++) workers.add(async(() -> inTurn(250)));
          await(gather(workers));
          before.assertNoneLeft();
          assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(threads + 40);
          assertThat(SubprocessFaultsTest.usedMemory() - memory).isLessThan(2L << 20); // 1 KiB each
        });
    RealTime.waitUntil(() -> children().isEmpty());
  }

  private static void inTurn(int count) {
    for (int i = 0; i < count; i++) assertThat(await(echo("x"))).isEqualTo("x");
  }

  private static Coroutine<String> echo(String text) {
    return async(
        () -> {
          try (var child = await(createSubprocessExec(OUT, "printf", "%s", text))) {
            return text(await(child.communicate(null)).stdout());
          }
        });
  }
}
