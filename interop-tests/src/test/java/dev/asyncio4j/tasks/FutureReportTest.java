package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.RealTime.collectGarbageUntil;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.support.LogCapture;
import java.io.IOException;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is told of futures that nobody asks. */
class FutureReportTest {

  private static Future<String> failed(EventLoop loop, String message) {
    Future<String> future = loop.createFuture();
    future.setException(new IOException(message));
    return future;
  }

  @Test
  @DisplayName("FUT-09 an exception that nobody read is reported once, when the future goes away")
  void unreadErrorsAreReported() {
    virtual(
        () -> {
          var reports = reportsOf(getRunningLoop());
          failed(getRunningLoop(), "unread");
          collectGarbageUntil(
              () -> {
                passes(1);
                return !reports.isEmpty();
              });
          System.gc();
          passes(2);
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).message()).isEqualTo("Future exception was never retrieved");
          assertThat(reports.get(0).exception()).hasMessage("unread");
        });
  }

  @Test
  @DisplayName("FUT-09 reading result or exception, or cancelling, silences the report")
  void readErrorsAreNotReported() {
    virtual(
        () -> {
          var reports = reportsOf(getRunningLoop());
          var gone = new WeakReference<>(failed(getRunningLoop(), "read by exception()"));
          readAll(getRunningLoop());
          assertThat(gone.get() == null || gone.get().exception() != null).isTrue();
          failed(getRunningLoop(), "last");
          collectGarbageUntil(
              () -> {
                passes(1);
                return reports.stream()
                    .anyMatch(report -> report.exception().getMessage().equals("last"));
              });
          assertThat(reports)
              .extracting(report -> report.exception().getMessage())
              .doesNotContain("by result", "by cancel");
        });
  }

  private static void readAll(EventLoop loop) {
    try {
      failed(loop, "by result").result();
    } catch (Exception expected) {
      assertThat(expected).hasMessage("by result");
    }
    failed(loop, "by cancel").cancel();
  }

  @Test
  @DisplayName(
      "FUT-09 after its loop has closed, an unread exception is logged by the default handler")
  void unreadErrorsAreLoggedAfterTheClose() {
    try (var log = new LogCapture()) {
      var loop = virtualLoop();
      failed(loop, "too late");
      loop.close();
      collectGarbageUntil(() -> !log.messages().isEmpty());
      assertThat(log.messages().get(0)).contains("Future exception was never retrieved");
      assertThat(log.records().get(0).getThrown()).hasMessage("too late");
    }
  }

  @Test
  @DisplayName("FUT-10 a future with a plain result that nobody read is never reported")
  void resultsAreNotReported() {
    virtual(
        () -> {
          var reports = reportsOf(getRunningLoop());
          var gone = new WeakReference<>(withResult());
          collectGarbageUntil(() -> gone.get() == null);
          passes(2);
          assertThat(reports).isEmpty();
        });
  }

  private static Future<String> withResult() {
    Future<String> future = getRunningLoop().createFuture();
    future.setResult("value");
    return future;
  }

  @Test
  @DisplayName("FUT-13 in debug mode futures remember their creation and show it")
  void debugShowsTheCreation() {
    Asyncio.run(
        async(
            () -> {
              assertThat(getRunningLoop().createFuture().toString())
                  .contains("created at FutureReportTest.java:");
              getRunningLoop().setDebug(false);
              assertThat(getRunningLoop().createFuture()).hasToString("<Future pending>");
            }),
        VIRTUAL.debug(true));
  }

  @Test
  @DisplayName("FUT-13 in debug mode the report of an unread exception carries the creation")
  void debugReportsTheCreation() {
    Asyncio.run(
        async(
            () -> {
              var reports = reportsOf(getRunningLoop());
              failed(getRunningLoop(), "unread");
              collectGarbageUntil(
                  () -> {
                    passes(1);
                    return !reports.isEmpty();
                  });
              assertThat(reports.get(0).createdAt().getStackTrace()[0].getMethodName())
                  .isEqualTo("failed");
            }),
        VIRTUAL.debug(true));
  }
}
