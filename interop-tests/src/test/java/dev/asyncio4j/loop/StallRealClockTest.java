package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.support.LogCapture;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * In debug mode, what blocks a loop is reported while it does, with the stack of the blocked turn.
 */
class StallRealClockTest {
  private static final RunOptions DEBUG = RunOptions.defaults().debug(true);

  /** How often is looked for a report, with 10 ms in between: for three minutes. */
  private static final int LOOKS = 18_000;

  /** Blocks until the log has a report of that. */
  private static void sleepOnTheLoop(LogCapture log) throws InterruptedException {
    for (int i = 0; i < LOOKS && reports(log, "sleepOnTheLoop").isEmpty(); i++) Thread.sleep(10);
  }

  /** A stage that nobody else completes, waited for as by old code. */
  private static void getOnTheLoop(LogCapture log) throws Exception {
    var never = new CompletableFuture<String>();
    for (int i = 0; i < LOOKS && reports(log, "getOnTheLoop").isEmpty(); i++) {
      try {
        never.get(10, TimeUnit.MILLISECONDS);
      } catch (TimeoutException goOn) {
        assertThat(never).isNotDone();
      }
    }
  }

  /** {@return what is reported of a turn in that method} A slow machine makes other reports. */
  private static List<String> reports(LogCapture log, String method) {
    return log.records().stream()
        .filter(
            it ->
                it.getThrown() != null
                    && Stream.of(it.getThrown().getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals(method)))
        .map(LogRecord::getMessage)
        .toList();
  }

  private static void assertReport(LogCapture log, String entry, String method) {
    assertThat(reports(log, method))
        .first(STRING)
        .contains(entry, "blocks <EventLoop", "toThread", "await");
  }

  @Test
  @DisplayName("BRIDGE-11 Thread.sleep in a body is reported while it sleeps, with its stack")
  void sleepInBody() {
    try (var log = LogCapture.withSlowSteps()) {
      Coroutine<Void> sleeper = async(() -> sleepOnTheLoop(log));
      run(async(() -> await(createTask(sleeper, "sleeper"))), DEBUG);
      assertReport(log, "name='sleeper'", "sleepOnTheLoop");
      assertThat(log.messages())
          .as("once it has ended")
          .anyMatch(text -> text.contains("name='sleeper'") && text.contains("took"));
    }
  }

  @Test
  @DisplayName("BRIDGE-11 a blocking get in a callback is reported, too")
  void getInCallback() {
    try (var log = LogCapture.withSlowSteps()) {
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
      assertReport(log, "<Handle", "getOnTheLoop");
    }
  }

  @Test
  @DisplayName("BRIDGE-11 a limit that is longer than any time is none")
  void forEver() {
    try (var log = LogCapture.withSlowSteps()) {
      run(
          async(
              () -> {
                getRunningLoop().slowCallbackDuration(ChronoUnit.FOREVER.getDuration());
                passes(3);
                Thread.sleep(300); // longer than two looks
                await(getRunningLoop().getAddrInfo("localhost", 0));
              }),
          DEBUG);
      assertThat(log.messages()).noneMatch(text -> text.contains("took"));
    }
  }

  @Test
  @DisplayName("BRIDGE-11 without debug mode nobody watches")
  void notInDebug() {
    try (var log = LogCapture.withSlowSteps()) {
      run(async(() -> Thread.sleep(300)));
      assertThat(log.messages()).isEmpty();
    }
  }
}
