package dev.asyncio4j.kotlin;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Body;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cells of docs/bridge.md whose awaiting side is Java's. */
class SuspendingCancellationTest {
  private final Repository repository = new Repository();
  private final Trail trail = Trail.create();

  /** What the Kotlin code calls in turn. */
  private final Body<String> asleep =
      () -> {
        try {
          return await(sleep(seconds(3600), "not cancelled"));
        } catch (CancelledError error) {
          trail.add("inner java cancelled");
          throw error;
        }
      };

  private Task<String> task(Suspending.Call<String> call) {
    return createTask(
        async(
            () -> {
              try {
                return await(Suspending.call(call));
              } catch (CancelledError error) {
                trail.add("java sees " + error.getMessage());
                await(sleep(seconds(1))); // an edge: awaiting goes on
                throw error;
              }
            }));
  }

  @Test
  @DisplayName("BRIDGE-05 a cancelled task: the suspend function's Job is cancelled and ends first")
  void aTaskIsCancelledWhileItAwaitsKotlin() {
    virtual(
        () -> {
          var task = task(c -> repository.forever("kotlin", c));
          pause(1);
          task.cancel("enough");
          assertFails(CancelledError.class, task);
          repository.getTrail().assertIs("kotlin starts", "kotlin ends");
          trail.assertIs("java sees enough");
          assertThat(now()).as("one second of clean-up on each side").isEqualTo(seconds(3));
          assertThat(task.cancelling()).isEqualTo(1);
        });
  }

  @Test
  void aFunctionThatSwallowsItGivesItsValue() {
    virtual(
        () -> {
          var task = task(c -> repository.stubborn(c));
          pause(1);
          task.cancel();
          assertThat(await(task)).isEqualTo("swallowed");
        });
  }

  @Test
  void aFunctionGivesUpByItself() {
    virtual(
        () -> {
          var error =
              assertFails(CancelledError.class, Suspending.call(c -> repository.givingUp(c)));
          assertThat(error).hasMessage("no longer needed");
          assertThat(error).hasCauseInstanceOf(CancellationException.class);
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void aTimeoutOfTheFunctionItselfIsATimeout() {
    virtual(
        () -> {
          var error =
              assertFails(
                  AsyncTimeoutException.class, Suspending.call(c -> repository.timedOut(c)));
          assertThat(error).hasMessageContaining("1000 ms");
          assertThat(error).hasCauseInstanceOf(CancellationException.class);
          repository.getTrail().assertIs("timed out starts", "timed out ends");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void aKotlinTimeoutAroundAJavaBody() {
    virtual(
        () -> {
          var body = Suspending.function(asleep);
          assertThat(await(Suspending.<String>call(c -> repository.inTime(body, c)))).isNull();
          trail.assertIs("inner java cancelled");
          assertThat(now()).isEqualTo(seconds(1));
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void aTaskIsCancelledWhoseKotlinCodeAwaitsAJavaBody() {
    virtual(
        () -> {
          var body = Suspending.function(asleep);
          Task<Throwable> task =
              createTask(async(() -> await(Suspending.call(c -> repository.catching(body, c)))));
          pause(1);
          task.cancel();
          assertThat(await(task)).isInstanceOf(CancellationException.class);
          trail.assertIs("inner java cancelled");
          repository.getTrail().assertIs("active false");
        });
  }

  @Test
  void anAsyncioTimeoutAroundKotlin() {
    virtual(
        () -> {
          catchThrowableOfType(
              AsyncTimeoutException.class,
              () ->
                  timeout(
                      seconds(1),
                      () -> await(Suspending.<String>call(c -> repository.forever("kotlin", c)))));
          repository.getTrail().assertIs("kotlin starts", "kotlin ends");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void aShieldAroundASuspendFunction() {
    virtual(
        () -> {
          Task<String> work = createTask(Suspending.call(c -> repository.load("1", c)));
          var waiter = createTask(async(() -> await(shield(work))));
          passes(2);
          waiter.cancel();
          assertFails(CancelledError.class, waiter);
          assertThat(await(work)).isEqualTo("row 1");
        });
  }

  @Test
  void aFailureInTheCleanUpComesOut() {
    virtual(
        () -> {
          var error = new IOException("broken clean-up");
          var task = task(c -> repository.failingInCleanup(error, c));
          pause(1);
          task.cancel();
          assertThat(assertFails(IOException.class, task)).isSameAs(error);
        });
  }

  @Test
  @DisplayName(
      "BRIDGE-18 a Java stream of a flow takes elements as needed; closing it cancels the flow")
  void aStreamOfAFlowIsClosed() {
    virtual(
        () -> {
          try (var numbers = Suspending.stream(repository.numbers())) {
            assertThat(numbers.limit(2).toList()).containsExactly(0, 1);
          }
          repository.getTrail().assertIs("made 0", "made 1", "flow ends");
          assertThat(Suspending.stream(repository.three()).mapToInt(n -> n).sum()).isEqualTo(3);
        });
  }

  @Test
  @DisplayName("BRIDGE-18 a Java loop over a flow, left half-way and closed")
  void aLoopOverAFlowIsLeft() {
    virtual(
        () -> {
          var seen = new ArrayList<Integer>();
          for (int n : each(Suspending.iterable(repository.three()))) seen.add(n);
          var numbers = Suspending.generator(repository.numbers());
          for (int n : each(numbers)) {
            if (n == 1) break;
          }
          await(numbers.close());
          assertThat(seen).containsExactly(0, 1, 2);
          repository.getTrail().assertIs("made 0", "made 1", "flow ends");
        });
  }
}
