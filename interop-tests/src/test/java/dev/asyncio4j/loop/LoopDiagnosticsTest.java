package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.Loops.runOnePass;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.RealTime.join;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Errors that have no one to go to, and debug mode. */
class LoopDiagnosticsTest {
  private final Trail trail = Trail.create();
  private final EventLoop loop = virtualLoop();

  @AfterEach
  void close() {
    loop.close();
  }

  private static Runnable failing(String message) {
    return () -> {
      throw new IllegalStateException(message);
    };
  }

  @Test
  @DisplayName("LOOP-09 a failing callback is reported and the loop goes on")
  void aFailingCallbackIsReported() {
    try (var log = new LogCapture()) {
      loop.callSoon(failing("callback failed"));
      loop.callSoon(trail.adding("went on"));
      runOnePass(loop);
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0))
          .startsWith("Exception in callback")
          .contains("handle: <Handle");
      assertThat(log.records().get(0).getThrown()).hasMessage("callback failed");
    }
    trail.assertIs("went on");
  }

  @Test
  @DisplayName(
      "LOOP-10 a custom exception handler gets message, exception and handle; null restores the"
          + " default")
  void theHandlerMayBeSet() {
    var reports = reportsOf(loop);
    var handle = loop.callSoon(failing("callback failed"));
    runOnePass(loop);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).startsWith("Exception in callback");
    assertThat(reports.get(0).exception()).hasMessage("callback failed");
    assertThat(reports.get(0).handle()).isSameAs(handle);
    assertThat(loop.getExceptionHandler()).isNotNull();
    loop.setExceptionHandler(null);
    assertThat(loop.getExceptionHandler()).isNull();
    try (var log = new LogCapture()) {
      loop.callSoon(failing("for the default"));
      runOnePass(loop);
      assertThat(log.messages()).hasSize(1);
    }
    assertThat(reports).hasSize(1);
  }

  @Test
  @DisplayName(
      "LOOP-11 a handler that itself fails: the default handler logs both, and the loop goes on")
  void aFailingHandlerIsReported() {
    loop.setExceptionHandler(
        (l, context) -> {
          throw new IllegalArgumentException("handler failed");
        });
    try (var log = new LogCapture()) {
      loop.callSoon(failing("callback failed"));
      loop.callSoon(trail.adding("went on"));
      runOnePass(loop);
      assertThat(log.records())
          .extracting(record -> record.getThrown().getMessage())
          .containsExactly("handler failed", "callback failed");
      assertThat(log.messages().get(0)).contains("Unhandled error in exception handler");
    }
    trail.assertIs("went on");
  }

  @Test
  @DisplayName(
      "LOOP-12 in debug mode callSoon, callLater and callAt from a foreign thread fail; else they"
          + " do not")
  void debugChecksThreads() {
    List<Throwable> refused = new ArrayList<>();
    Runnable calls =
        () -> {
          refused.add(catchThrowable(() -> loop.callSoon(trail.adding("soon"))));
          refused.add(catchThrowable(() -> loop.callLater(seconds(0), trail.adding("later"))));
          refused.add(catchThrowable(() -> loop.callAt(loop.time(), trail.adding("at"))));
        };
    loop.setDebug(true);
    callFromAThread(calls);
    assertThat(refused)
        .hasSize(3)
        .allSatisfy(
            error ->
                assertThat(error)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Non-thread-safe operation")
                    .hasMessageContaining("use callSoonThreadsafe"));
    refused.clear();
    loop.setDebug(false);
    callFromAThread(calls);
    assertThat(refused).containsOnlyNulls();
    runOnePass(loop);
    trail.assertIs("soon", "later", "at");
  }

  /** The loop waits for the thread: the calls are foreign, but they race with nothing. */
  private void callFromAThread(Runnable calls) {
    loop.callSoon(
        () -> {
          var thread = new Thread(calls, "foreign");
          thread.start();
          join(thread);
        });
    runOnePass(loop);
  }

  @Test
  @DisplayName(
      "LOOP-13 in debug mode callbacks slower than the threshold are logged with name and duration")
  void debugLogsSlowCallbacks() {
    loop.setDebug(true);
    loop.slowCallbackDuration(Duration.ZERO);
    assertThat(loop.slowCallbackDuration()).isZero();
    try (var log = LogCapture.withSlowSteps()) {
      loop.callSoon(trail.adding("slow"));
      runOnePass(loop);
      loop.slowCallbackDuration(seconds(10));
      loop.callSoon(trail.adding("fast"));
      runOnePass(loop);
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0))
          .matches("Executing <Handle .*Trail.* created at .*> took 0\\.\\d{3} seconds");
    }
  }

  @Test
  @DisplayName("LOOP-14 debug is taken from the system property and can be changed at run time")
  void debugHasADefault() {
    assertThat(loop.getDebug()).isFalse();
    System.setProperty("asyncio4j.debug", "true");
    try (var debugged = newEventLoop()) {
      assertThat(debugged.getDebug()).isTrue();
      debugged.setDebug(false);
      assertThat(debugged.getDebug()).isFalse();
    } finally {
      System.clearProperty("asyncio4j.debug");
    }
    loop.setDebug(true);
    assertThat(loop.getDebug()).isTrue();
  }

  @Test
  @DisplayName(
      "LOOP-19 the text of a handle shows callback, deadline, cancelled, and the creation place in"
          + " debug")
  void handlesHaveAText() {
    var soon = loop.callSoon(trail.adding("never"));
    var timer = loop.callAt(seconds(5), trail.adding("never"));
    assertThat(soon.toString())
        .startsWith("<Handle ")
        .contains("Trail")
        .doesNotContain("created at");
    assertThat(timer.toString()).startsWith("<TimerHandle ").contains("Trail", "when=PT5S");
    soon.cancel();
    timer.cancel();
    assertThat(soon).hasToString("<Handle cancelled>");
    assertThat(timer).hasToString("<TimerHandle cancelled when=PT5S>");
    loop.setDebug(true);
    var traced = loop.callLater(seconds(1), trail.adding("never"));
    assertThat(traced.toString()).contains("created at LoopDiagnosticsTest.java:");
    traced.cancel();
  }

  @Test
  @DisplayName("LOOP-09 in debug mode the report of a failing callback carries its creation")
  void debugReportsTheCreation() {
    loop.setDebug(true);
    var reports = reportsOf(loop);
    loop.callSoon(failing("callback failed"));
    runOnePass(loop);
    assertThat(reports.get(0).createdAt().getStackTrace()[0].getMethodName())
        .isEqualTo("debugReportsTheCreation");
  }
}
