package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.support.LogCapture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * In debug mode, what blocks a loop is reported while it does, with the stack of the blocked turn.
 */
class StallRealClockTest {
  private static final RunOptions DEBUG = RunOptions.defaults().debug(true);

  /** Blocks until the log has a report, for ten seconds at most. */
  private static void sleepOnTheLoop(LogCapture log) throws InterruptedException {
    for (int i = 0; i < 1000 && log.records().isEmpty(); i++) Thread.sleep(10);
  }

  /** A stage that nobody else completes, waited for as by old code. */
  private static void getOnTheLoop(LogCapture log) throws Exception {
    var never = new CompletableFuture<String>();
    for (int i = 0; i < 1000 && log.records().isEmpty(); i++) {
      try {
        never.get(10, TimeUnit.MILLISECONDS);
      } catch (TimeoutException goOn) {
        assertThat(never).isNotDone();
      }
    }
  }

  private static void assertReport(LogRecord report, String entry, String method) {
    assertThat(report.getMessage()).contains(entry, "blocks <EventLoop", "toThread", "await");
    assertThat(report.getThrown().getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains(method);
  }

  @Test
  @DisplayName("BRIDGE-11 Thread.sleep in a body is reported while it sleeps, with its stack")
  void sleepInBody() {
    try (var log = new LogCapture()) {
      Coroutine<Void> sleeper = async(() -> sleepOnTheLoop(log));
      run(async(() -> await(createTask(sleeper, "sleeper"))), DEBUG);
      assertReport(log.records().get(0), "name='sleeper'", "sleepOnTheLoop");
      assertThat(log.messages().get(1)).as("once it has ended").contains("took");
      assertThat(log.messages()).hasSize(2);
    }
  }

  @Test
  @DisplayName("BRIDGE-11 a blocking get in a callback is reported, too")
  void getInCallback() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                getRunningLoop()
                    .callSoon(
                        () -> {
                          try {
                            getOnTheLoop(log);
                          } catch (Exception e) {
                            throw new AssertionError(e);
                          }
                        });
                passes(3);
              }),
          DEBUG);
      assertReport(log.records().get(0), "<Handle", "getOnTheLoop");
    }
  }

  @Test
  @DisplayName("BRIDGE-11 without debug mode nobody watches")
  void notInDebug() {
    try (var log = new LogCapture()) {
      run(async(() -> Thread.sleep(300)));
      assertThat(log.messages()).isEmpty();
    }
  }
}
