package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.support.LogCapture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Objects and errors of the user's whose own texts fail. */
class FailingTextsTest {

  /** An object that calls {@code text} for its text. */
  private record Teller(Supplier<String> text) {
    @Override
    public String toString() {
      return text.get();
    }
  }

  /** An error that calls {@code text} for its message. */
  private static final class TellingError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Supplier<String> text;

    TellingError(Supplier<String> text, Throwable cause) {
      super("unused", cause);
      this.text = text;
    }

    @Override
    public String getMessage() {
      return text.get();
    }
  }

  private static String fails() {
    throw new IllegalStateException("no text");
  }

  private static String overflows() {
    return overflows() + ".";
  }

  @Test
  @DisplayName("F-12 a future with a result whose toString throws has a text all the same")
  void resultThatThrows() {
    virtual(
        () -> {
          assertThat(finishedWith(new Teller(FailingTextsTest::fails)))
              .isEqualTo(
                  "<Future finished result="
                      + (Teller.class.getName() + " (its toString() throws java.lang.Ill")
                          .substring(0, 60)
                      + "...>");
          assertThat(finishedWith(new Teller(FailingTextsTest::overflows)))
              .startsWith("<Future finished result=" + Teller.class.getName().substring(0, 20));
          assertThat(finishedWith(new Teller(() -> null))).startsWith("<Future finished result=");
        });
  }

  private static String finishedWith(Object result) {
    Future<Object> future = getRunningLoop().createFuture();
    future.setResult(result);
    return future.toString();
  }

  @Test
  @DisplayName("F-12 a future whose result names the future has a text that ends")
  void resultThatNamesItsFuture() {
    virtual(
        () -> {
          Future<Object> future = getRunningLoop().createFuture();
          future.setResult(new Teller(() -> "of " + future));
          assertThat(future.toString()).startsWith("<Future finished result=").hasSizeLessThan(100);
        });
  }

  @Test
  @DisplayName("F-12 an unread error whose message fails is reported, and run gives its value")
  void unreadErrorIsReported() {
    try (var log = new LogCapture()) {
      for (var text :
          List.<Supplier<String>>of(FailingTextsTest::fails, FailingTextsTest::overflows)) {
        virtual(
            () -> {
              createTask(failing(new TellingError(text, null)));
              passes(3);
            });
      }
      assertThat(log.messages())
          .hasSize(2)
          .allMatch(message -> message.startsWith("Task exception was never retrieved"));
      assertThat(log.messages().get(0))
          .contains(
              "exception="
                  + TellingError.class.getName()
                  + " (its toString() throws java.lang.IllegalStateException)");
    }
  }

  @Test
  @DisplayName("F-12 the log gets a stand-in for an error that cannot be printed: trace and cause")
  void logGetsAStandIn() {
    try (var log = new LogCapture()) {
      var cause = new IllegalArgumentException("the cause");
      var error = new TellingError(FailingTextsTest::fails, cause);
      virtual(
          () -> {
            getRunningLoop()
                .callSoon(
                    () -> {
                      throw error;
                    });
            passes(2);
          });
      var thrown = log.records().get(0).getThrown();
      assertThat(thrown.getStackTrace()).isEqualTo(error.getStackTrace());
      assertThat(thrown).hasCause(cause);
      var printed = new StringWriter();
      thrown.printStackTrace(new PrintWriter(printed));
      assertThat(printed.toString()).startsWith(TellingError.class.getName());
    }
  }

  @Test
  @DisplayName("F-12 a refused put asks no item for its text, and its message once")
  void refusedPutIsCheap() {
    virtual(
        () -> {
          var asked = new AtomicInteger();
          Queue<Object> queue = Queue.create(7);
          while (!queue.full())
            queue.putNowait(new Teller(() -> "item " + asked.incrementAndGet()));
          var refused = catchThrowable(() -> queue.putNowait("one more"));
          assertThat(asked).hasValue(0);
          for (int i = 0; i < 2; i++) {
            assertThat(refused)
                .isExactlyInstanceOf(QueueFullException.class)
                .hasMessageStartingWith(
                    "<Queue maxsize=7 queue=[item 1, item 2, item 3, item 4, item 5, <2 more>]");
          }
          assertThat(asked).hasValue(5);
        });
  }

  @Test
  @DisplayName("F-12 a refused put of an item whose toString throws is a QueueFullException")
  void refusedPutOfAFailingText() {
    virtual(
        () -> {
          Queue<Object> queue = Queue.create(1);
          queue.putNowait(new Teller(FailingTextsTest::fails));
          assertThatThrownBy(() -> queue.putNowait("one more"))
              .isInstanceOf(QueueFullException.class)
              .hasMessageContaining("is full");
          assertThat(queue.toString()).startsWith("<Queue maxsize=1 queue=[");
        });
  }

  @Test
  @DisplayName("F-12 an error whose message fails reaches who awaits it")
  void awaitedErrorArrives() {
    virtual(
        () -> {
          var error = new TellingError(FailingTextsTest::fails, null);
          var task = createTask(async(() -> await(failing(error))));
          passes(3);
          assertThat(task.toString()).startsWith("<Task finished exception=");
          assertThat(task.exception()).isSameAs(error);
        });
  }
}
