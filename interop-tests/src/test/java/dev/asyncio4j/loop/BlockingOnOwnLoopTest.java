package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Runner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Blocking calls on the loop that could never return fail at once, and say what to do. */
class BlockingOnOwnLoopTest {
  private static Coroutine<String> slowly() {
    return async(() -> takeAWhile());
  }

  private static String takeAWhile() {
    passes(3); // no sleep: virtual time stands still while a thread waits for the loop
    return "slow";
  }

  private static void assertRefused(String call, ThrowingCallable blocking) {
    assertThatThrownBy(blocking)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            call, "<EventLoop running", "would wait for ever", "await", "toThread");
  }

  @Test
  @DisplayName("BRIDGE-11 get and join of a loop's future fail at once on that loop's turn")
  void futures() {
    virtual(
        () -> {
          var task = createTask(slowly(), "slow");
          var view = task.toCompletableFuture();
          assertRefused("join()", view::join);
          assertRefused("get()", view::get);
          assertRefused("get()", () -> view.get(1, TimeUnit.HOURS));
          assertRefused("join()", view.thenApply(String::length)::join);
          assertThat(await(task)).isEqualTo("slow");
          passes(2);
          assertThat(view.join()).isEqualTo("slow");
          assertThat(view.thenApply(String::length).get()).isEqualTo(4);
        });
  }

  @Test
  @DisplayName("BRIDGE-11 so does the future of runCoroutineThreadsafe, in callbacks, too")
  void threadsafe() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var result = runCoroutineThreadsafe(slowly(), loop);
          assertRefused("join()", result::join);
          var inCallback = new CompletableFuture<Throwable>();
          loop.callSoon(() -> inCallback.complete(catchThrowable(result::get)));
          passes(2);
          assertRefused(
              "get()",
              () -> {
                throw inCallback.getNow(null);
              });
          assertThat(await(result)).isEqualTo("slow");
        });
  }

  @Test
  @DisplayName("BRIDGE-11 the error has both stacks: the caller's, and the awaited task's")
  void bothStacks() {
    virtual(
        () -> {
          var task = createTask(slowly(), "slow");
          passes(2);
          var error = catchThrowable(() -> task.toCompletableFuture().join());
          assertThat(error.getStackTrace())
              .anySatisfy(frame -> assertThat(frame.getMethodName()).contains("bothStacks"));
          assertThat(error.getSuppressed()).hasSize(1);
          assertThat(error.getSuppressed()[0]).hasMessageContaining("'slow'");
          assertThat(error.getSuppressed()[0].getStackTrace())
              .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("takeAWhile"));
          task.cancel();
        });
  }

  @Test
  @DisplayName("BRIDGE-11 other threads block as they like")
  void otherThreads() {
    String result =
        virtual(
            () -> {
              var view = createTask(slowly()).toCompletableFuture();
              return await(toThread(view::join));
            });
    assertThat(result).isEqualTo("slow");
  }

  @Test
  @DisplayName(
      "BRIDGE-11 run within run fails at once, and says which loop and task it is called in")
  void runWithinRun() {
    virtual(
        () -> {
          ThrowingCallable nested = () -> run(slowly());
          assertThatThrownBy(nested)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContainingAll(
                  "cannot be called from a running event loop", "in task", "await");
          try (var runner = Runner.create(dev.asyncio4j.RunOptions.defaults())) {
            assertThatThrownBy(() -> runner.run(slowly())).hasMessageContaining("Runner.run");
          }
          assertThatThrownBy(() -> getRunningLoop().runForever())
              .hasMessageContaining("already running");
        });
  }
}
