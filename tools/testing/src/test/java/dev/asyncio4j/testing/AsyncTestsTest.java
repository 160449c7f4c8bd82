package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.transports.Protocol;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AsyncTestsTest {
  private static LeftBehindError leftBy(VoidBody test) {
    return catchThrowableOfType(LeftBehindError.class, () -> AsyncTests.run(test));
  }

  @Test
  @DisplayName("TST-11 hours of sleep take no time, and the result comes back")
  void runs() {
    assertThat(AsyncTests.run(() -> await(sleep(Duration.ofHours(9), "done")))).isEqualTo("done");
  }

  @Test
  @DisplayName(
      "TST-02 a task left behind fails the test with its name and line; its finally has run")
  void tellsOfATask() {
    var trail = Trail.create();
    var error =
        leftBy(
            () -> {
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(Duration.ofDays(1)));
                        } finally {
                          trail.add("finally");
                        }
                      }),
                  "forgotten");
              await(sleep(Duration.ZERO));
            });
    assertThat(error.things()).hasSize(1);
    assertThat(error)
        .hasMessageContaining("task forgotten made at AsyncTestsTest.java:")
        .hasMessageContaining(", waits at AsyncTestsTest.java:");
    assertThat(error.getSuppressed()[0].getStackTrace()[0].getFileName())
        .isEqualTo("AsyncTestsTest.java");
    trail.assertIs("finally");
  }

  @Test
  @DisplayName("TST-04 an error that nobody read fails the test, and is its cause")
  void tellsOfAnUnreadError() {
    var lost = new IllegalStateException("lost");
    var error =
        leftBy(
            () -> {
              createTask(
                  async(
                      (VoidBody)
                          () -> {
                            throw lost;
                          }));
              await(sleep(Duration.ofSeconds(1)));
            });
    assertThat(error).hasCause(lost).hasMessageContaining("lost");
    assertThat(error.things()).hasSize(1);
  }

  @Test
  @DisplayName("TST-04 a coroutine that is never awaited fails the test")
  @SuppressWarnings("CheckReturnValue")
  void tellsOfACoroutine() {
    var held = new Object[1];
    var error = leftBy(() -> held[0] = async(() -> "never"));
    assertThat(error)
        .hasMessageContaining("never awaited: coroutine")
        .hasMessageContaining("AsyncTestsTest");
    assertThat(held[0]).isInstanceOf(Coroutine.class);
  }

  @Test
  @DisplayName("TST-04 a callback that fails fails the test")
  void tellsOfACallback() {
    var failed = new IllegalStateException("callback");
    var error =
        leftBy(
            () -> {
              getRunningLoop()
                  .callSoon(
                      () -> {
                        throw failed;
                      });
              await(sleep(Duration.ZERO));
            });
    assertThat(error).hasCause(failed);
  }

  @Test
  @DisplayName("TST-04 a protocol that fails fails the test, and its connection ends")
  void tellsOfAProtocol() {
    var failed = new IllegalStateException("planted");
    var fails =
        new Protocol() {
          @Override
          public void dataReceived(ByteBuffer data) {
            throw failed;
          }
        };
    var error =
        leftBy(
            () -> {
              var pair = Pairs.transports(new Protocol() {}, fails, PairOptions.defaults());
              pair.left().write(new byte[1]);
              await(AsyncTests.idle());
              assertThat(pair.right().isClosing()).isTrue();
            });
    assertThat(error).hasCause(failed).hasMessageContaining("dataReceived() call failed");
  }

  @Test
  @DisplayName(
      "TST-05 an end of a pair that is left open fails the test, with the line that made it")
  void tellsOfAnOpenPair() {
    var error = leftBy(() -> Pairs.connections());
    assertThat(error.things()).hasSize(2);
    assertThat(error)
        .hasMessageContaining("unclosed transport of left")
        .hasMessageContaining("made at AsyncTestsTest.java:");
  }

  @Test
  @DisplayName("TST-02 the main task of a test that fails by a deadlock is not left behind")
  void doesNotTellOfItsOwnTask() {
    assertThatThrownBy(() -> AsyncTests.run(() -> await(getRunningLoop().createFuture())))
        .isInstanceOf(dev.asyncio4j.exceptions.DeadlockException.class)
        .hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("TST-05 a timer and a server left open fail the test")
  void tellsOfTimersAndServers() {
    assertThat(leftBy(() -> getRunningLoop().callLater(Duration.ofHours(1), () -> {})))
        .hasMessageContaining("timer <TimerHandle");
    var error =
        catchThrowableOfType(
            LeftBehindError.class,
            () ->
                AsyncTests.run(
                    TestOptions.defaults().realTime(),
                    () -> await(dev.asyncio4j.Asyncio.startServer((r, w) -> {}, "127.0.0.1", 0))));
    assertThat(error).hasMessageContaining("transport ").hasMessageContaining("127.0.0.1");
  }

  @Test
  @DisplayName("TST-06 the test's own failure comes first, what it left is suppressed in it")
  void keepsTheFailureOfTheTest() {
    var own = new IllegalStateException("own");
    assertThatThrownBy(
            () ->
                AsyncTests.run(
                    () -> {
                      createTask(sleep(Duration.ofDays(1)));
                      throw own;
                    }))
        .isSameAs(own);
    assertThat(own.getSuppressed()).hasSize(1);
    assertThat(own.getSuppressed()[0]).isInstanceOf(LeftBehindError.class);
  }

  @Test
  @DisplayName("TST-02 what a test may leave does not fail it")
  void mayLeaveWhatIsNamed() {
    AsyncTests.run(
        TestOptions.defaults().mayLeave("tasks:heartbeat-*"),
        () -> createTask(sleep(Duration.ofDays(1)), "heartbeat-1"));
    assertThatThrownBy(() -> TestOptions.defaults().mayLeave("socks"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no kind 'socks'");
  }

  @Test
  @DisplayName("TST-07 a test that takes too long fails, also when it blocks the loop")
  void endsInTime() {
    TooLong.failureOf(TestOptions.defaults(), () -> new CountDownLatch(1).await(), failure -> true);
    var failure =
        TooLong.failureOf(
            TestOptions.defaults().realTime(),
            () -> await(sleep(Duration.ofDays(1))),
            seen -> seen.getMessage().contains("AsyncTestsTest.java"));
    assertThat(failure).hasMessageContaining("AsyncTestsTest.java");
    assertThat(AsyncTests.run(() -> "next")).isEqualTo("next");
  }

  @Test
  @DisplayName("TST-16 a thread at work holds the clock")
  void waitsForThreads() {
    AsyncTests.run(
        () -> {
          var gate = new CountDownLatch(1);
          var work =
              createTask(
                  toThread(
                      () -> {
                        gate.await();
                        return "done";
                      }));
          await(sleep(Duration.ZERO));
          Future<Void> late = getRunningLoop().createFuture();
          var timer = getRunningLoop().callLater(Duration.ofDays(1), () -> late.setResult(null));
          gate.countDown();
          assertThat(await(work)).isEqualTo("done");
          AsyncTests.assertPending(late);
          timer.cancel();
        });
  }

  @Test
  @DisplayName("TST-29 what an assertion of any library throws comes out as it is")
  void keepsTypeAndMessage() {
    class Failed extends Error {
      Failed() {
        super("of another library");
      }
    }
    assertThatThrownBy(
            () ->
                AsyncTests.run(
                    (VoidBody)
                        () -> {
                          throw new Failed();
                        }))
        .isExactlyInstanceOf(Failed.class)
        .hasMessage("of another library");
  }

  @Test
  @DisplayName("TST-27 a test within a loop is refused")
  void isRefusedInsideALoop() {
    AsyncTests.run(
        () ->
            assertThatThrownBy(() -> AsyncTests.run(() -> {}))
                .isInstanceOf(IllegalStateException.class));
  }
}
