package dev.asyncio4j.kotlin;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.exceptions.CancelledError;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlinx.coroutines.JobKt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The context of a suspend function that Java calls: made for whoever asks first, since most
 * functions return without having looked at it.
 */
class ContextOfACallTest {
  private static final Object SUSPENDED = IntrinsicsKt.getCOROUTINE_SUSPENDED();
  private final Repository repository = new Repository();

  /** Does {@code work} in another thread, and waits for it: the function has not returned yet. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  @Test
  @DisplayName("BRIDGE-03 a call has one context, whichever thread asks for it first")
  void oneContext() {
    virtual(
        () -> {
          var seen = new CoroutineContext[1];
          Suspending.Call<String> call =
              c -> {
                elsewhere(() -> seen[0] = c.getContext());
                assertThat(c.getContext()).isSameAs(seen[0]);
                assertThat(JobKt.isActive(seen[0])).isTrue();
                return "returned";
              };
          assertThat(await(Suspending.call(call))).isEqualTo("returned");
          assertThat(JobKt.isActive(seen[0])).as("ended with the call").isFalse();
          assertThat(await(createTask(Suspending.call(call)))).isEqualTo("returned");
          pause(1);
        });
  }

  @Test
  @DisplayName("BRIDGE-03 another thread resumes a function that has not returned yet")
  void resumedEarly() {
    virtual(
        () -> {
          Suspending.Call<String> early =
              c -> {
                elsewhere(() -> c.resumeWith("early"));
                return SUSPENDED;
              };
          assertThat(await(Suspending.call(early))).isEqualTo("early");
          assertThat(await(createTask(Suspending.call(early)))).isEqualTo("early");
          var error = new IOException("refused");
          Suspending.Call<String> failing =
              c -> {
                elsewhere(() -> c.resumeWith(ResultKt.createFailure(error)));
                return SUSPENDED;
              };
          assertThat(catchThrowable(() -> await(Suspending.call(failing)))).isSameAs(error);
        });
  }

  @Test
  @DisplayName("BRIDGE-03 a function resumes itself, and says that it has suspended")
  void resumedByItself() {
    virtual(
        () -> {
          Suspending.Call<String> call =
              c -> {
                c.resumeWith("itself");
                return SUSPENDED;
              };
          assertThat(await(Suspending.call(call))).isEqualTo("itself");
          assertThat(await(createTask(Suspending.call(call)))).isEqualTo("itself");
        });
  }

  @Test
  @DisplayName(
      "BRIDGE-03 another thread resumes a function later, which has not asked for anything")
  void resumedLater() {
    virtual(
        () -> {
          var waiting = new CompletableFuture<Continuation<String>>();
          var task =
              createTask(
                  Suspending.<String>call(
                      c -> {
                        waiting.complete(c);
                        return SUSPENDED;
                      }));
          pause(1);
          elsewhere(() -> waiting.join().resumeWith("later"));
          assertThat(await(task)).isEqualTo("later");
        });
  }

  @Test
  @DisplayName("BRIDGE-05 a Job that another thread cancels before the function suspends")
  void cancelledEarly() {
    virtual(
        () -> {
          Suspending.Call<String> call =
              c -> {
                elsewhere(() -> JobKt.getJob(c.getContext()).cancel(null));
                return repository.load("1", c);
              };
          assertThat(catchThrowable(() -> await(Suspending.call(call))))
              .isInstanceOf(CancelledError.class);
          assertThat(now()).isEqualTo(seconds(0));
        });
  }

  @Test
  @DisplayName("BRIDGE-04 the context of a call that has called more since it began")
  void askedFromWithin() {
    virtual(
        () -> {
          Suspending.Call<String> call =
              c -> {
                Suspending.Call<String> inner =
                    c2 -> {
                      var own = c2.getContext();
                      assertThat(c.getContext()).isNotSameAs(own);
                      return "inner";
                    };
                assertThat(await(Suspending.call(inner))).isEqualTo("inner");
                return repository.load("1", c);
              };
          for (int i = 1; i <= 2; i++) {
            assertThat(await(Suspending.call(call))).isEqualTo("row 1");
            assertThat(now()).isEqualTo(seconds(i));
          }
        });
  }
}
