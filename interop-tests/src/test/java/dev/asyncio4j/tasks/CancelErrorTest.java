package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the error of a cancelled task tells. */
class CancelErrorTest {
  @Test
  @DisplayName(
      "CANCEL-13 the cancel message arrives in the exception of result() and exception(); null"
          + " means none")
  void carriesAMessage() {
    virtual(
        () -> {
          var named = createTask(sleep(seconds(10)));
          var other = createTask(sleep(seconds(10)));
          var bare = createTask(sleep(seconds(10)));
          passes(1);
          named.cancel("shutting down");
          other.cancel("shutting down");
          bare.cancel(null);
          passes(2);
          assertThatThrownBy(named::result)
              .isInstanceOf(CancelledError.class)
              .hasMessage("shutting down");
          assertThatThrownBy(other::exception)
              .isInstanceOf(CancelledError.class)
              .hasMessage("shutting down");
          // as in asyncio: the message is for the first who reads
          assertThatThrownBy(named::exception).isInstanceOf(CancelledError.class).hasMessage(null);
          assertThatThrownBy(bare::result).isInstanceOf(CancelledError.class).hasMessage(null);
        });
  }

  @Test
  @DisplayName(
      "CANCEL-14 the error of a cancelled task shows the line where its body was interrupted")
  void showsWhereTheBodyWas() {
    virtual(
        () -> {
          var task = createTask(async(CancelErrorTest::interruptedHere));
          passes(1);
          task.cancel();
          assertThatThrownBy(() -> await(task))
              .satisfies(
                  error ->
                      assertThat(error.getStackTrace())
                          .anySatisfy(
                              frame ->
                                  assertThat(frame.getMethodName()).isEqualTo("interruptedHere")));
        });
  }

  private static String interruptedHere() {
    return await(sleep(seconds(10), "slept"));
  }

  @Test
  @DisplayName("CANCEL-14 the error of a cancelled future shows the line that awaited it")
  void showsWhereTheFutureWasAwaited() {
    virtual(
        () -> {
          var future = getRunningLoop().<String>createFuture();
          getRunningLoop().callSoon(future::cancel);
          assertThatThrownBy(() -> awaitedHere(future))
              .satisfies(
                  error ->
                      assertThat(error.getStackTrace())
                          .anySatisfy(
                              frame -> assertThat(frame.getMethodName()).isEqualTo("awaitedHere")));
        });
  }

  private static String awaitedHere(Future<String> future) {
    return await(future);
  }

  @Test
  @DisplayName(
      "CANCEL-18 an error raised while handling a cancellation makes the task fail with that error")
  void mayFailInstead() {
    var error = new IllegalStateException("cleanup failed");
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          return await(sleep(seconds(10), "slept"));
                        } catch (CancelledError e) {
                          throw error;
                        }
                      }));
          passes(1);
          task.cancel();
          assertThatThrownBy(() -> await(task)).isSameAs(error);
          assertThat(task.cancelled()).isFalse();
          assertThat(task.exception()).isSameAs(error);
        });
  }
}
