package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.timeoutAt;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.sync.Event;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports and errors say what was asked for, by whom, and which code it is about. */
class ReportTextsTest {

  private static final class Listener implements Consumer<Future<String>> {
    @Override
    public void accept(Future<String> future) {
      throw new IllegalStateException("listener broken");
    }
  }

  @Test
  @DisplayName("F-14 a done callback that fails is reported by its class, with its future")
  void failingDoneCallback() {
    virtual(
        () -> {
          var reports = reports();
          Future<String> future = getRunningLoop().createFuture();
          future.addDoneCallback(new Listener());
          future.setResult("value");
          passes(2);
          var report = reports.get(0);
          assertThat(report.message())
              .isEqualTo(
                  "Exception in callback "
                      + Listener.class.getName()
                      + "(<Future finished result=value>)");
          assertThat(report.exception()).hasMessage("listener broken");
          assertThat(report.future()).isSameAs(future);
          assertThat(report.handle().toString()).contains(Listener.class.getName());
        });
  }

  @Test
  @DisplayName("F-15 a timeout error says the limit that was given, and the task")
  void timeoutSaysTheLimit() {
    virtual(
        () -> {
          Asyncio.currentTask().setName("main");
          assertThat(
                  assertFails(AsyncTimeoutException.class, waitFor(after(9, "late"), seconds(5))))
              .hasMessage("timed out after PT5S: <Task 'main'>");
          var slow = createTask(after(9, "late"), "slow");
          assertThat(assertFails(AsyncTimeoutException.class, waitFor(slow, seconds(5))))
              .hasMessage("timed out after PT5S: <Task 'slow'>, awaited by <Task 'main'>");
          assertThatThrownBy(() -> timeout(seconds(3), () -> pause(9)))
              .hasMessage("timed out after PT3S: <Task 'main'>");
          var deadline = now().plusSeconds(2);
          assertThatThrownBy(
                  () ->
                      timeoutAt(
                          deadline,
                          t -> {
                            pause(9);
                          }))
              .hasMessage("timed out at " + deadline + ", its deadline: <Task 'main'>");
          var moved = now().plusSeconds(4);
          assertThatThrownBy(
                  () ->
                      timeout(
                          seconds(1),
                          t -> {
                            t.reschedule(moved);
                            pause(9);
                          }))
              .hasMessageStartingWith("timed out at " + moved);
        });
  }

  @Test
  @DisplayName("F-19 an error that is thrown at each expiry has one suppressed timeout")
  void sharedErrorStaysSmall() {
    virtual(
        () -> {
          var shared = new IllegalStateException("shared");
          for (int i = 0; i < 10; i++) {
            var thrown =
                catchThrowable(
                    () ->
                        timeout(
                            seconds(1),
                            () -> {
                              try {
                                pause(9);
                              } finally {
                                await(failing(shared));
                              }
                            }));
            assertThat(thrown).isSameAs(shared);
          }
          assertThat(shared.getSuppressed())
              .singleElement()
              .isInstanceOf(AsyncTimeoutException.class);
        });
  }

  @Test
  @DisplayName("F-21 a shielded error that is awaited and handled later is not reported")
  void handledShieldedErrorIsNotReported() {
    try (var log = new LogCapture()) {
      virtual(
          () -> {
            var inner = createTask(failingAfter(5, new IllegalStateException("handled")));
            assertThat(assertFails(AsyncTimeoutException.class, waitFor(shield(inner), seconds(1))))
                .isNotNull();
            pause(9);
            assertThat(assertFails(IllegalStateException.class, inner)).hasMessage("handled");
          });
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  @DisplayName("F-21 a shielded error that nobody reads is reported once, at the close at last")
  void unreadShieldedErrorIsReported() {
    try (var log = new LogCapture()) {
      virtual(
          () -> {
            var inner = createTask(failingAfter(5, new IllegalStateException("unread")));
            for (int i = 0; i < 2; i++)
              assertFails(AsyncTimeoutException.class, waitFor(shield(inner), seconds(1)));
            pause(9);
          });
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("IllegalStateException exception in shielded future");
    }
  }

  private static Coroutine<Void> status(Event event) {
    return async(
        () -> {
          await(event.await());
        });
  }

  private static final class Job implements dev.asyncio4j.VoidBody {
    @Override
    public void run() {
      pause(9);
    }
  }

  @Test
  @DisplayName("F-26 the text of a task names the method of its body, and its line")
  void taskNamesItsBody() {
    virtual(
        () -> {
          var event = Event.create();
          var task = createTask(status(event));
          var job = createTask(async(new Job()));
          var referred = createTask(async(ReportTextsTest::waits));
          assertThat(task.toString()).contains("coro=<" + ReportTextsTest.class.getName());
          passes(2);
          assertThat(task.toString()).containsPattern("coro=<status at ReportTextsTest.java:\\d+>");
          assertThat(job.toString())
              .containsPattern("coro=<ReportTextsTest\\$Job.run at ReportTextsTest.java:\\d+>");
          assertThat(referred.toString()).contains("coro=<waits at ReportTextsTest.java:");
          assertThat(Asyncio.currentTask().toString())
              .contains("coro=<taskNamesItsBody at ReportTextsTest.java:");
          assertThat(createTask(sleep(seconds(1))).toString()).contains("coro=<sleep(PT1S)>");
          event.set();
        });
  }

  private static void waits() {
    pause(9);
  }

  @Test
  @DisplayName("F-26 DeadlockException names the bodies that can never go on")
  void deadlockNamesBodies() {
    assertThatThrownBy(() -> run(async(() -> await(createTask(status(Event.create())))), VIRTUAL))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("coro=<status at ReportTextsTest.java:")
        .hasMessageContaining("coro=<deadlockNamesBodies at ReportTextsTest.java:");
  }

  @Test
  @DisplayName("F-26 log records name the library's one class that logs")
  void recordsNameTheLog() {
    try (var log = new LogCapture()) {
      virtual(
          () -> {
            createTask(failing(new IllegalStateException("unread")));
            passes(2);
          });
      assertThat(log.records())
          .allMatch(record -> record.getSourceClassName().equals("dev.asyncio4j.impl.loop.Log"))
          .isNotEmpty();
    }
  }
}
