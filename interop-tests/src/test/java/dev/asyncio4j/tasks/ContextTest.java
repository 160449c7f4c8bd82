package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body;
import dev.asyncio4j.Context;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContextTest {
  private final Trail trail = Trail.create();
  private final ContextVar<String> variable = ContextVar.create("variable", "initial");

  @Test
  @DisplayName("CTX-01 a task sees the creator's values as of creation; its changes stay inside")
  void isACopyOfTheCreators() {
    virtual(
        () -> {
          variable.set("at creation");
          var task =
              createTask(
                  async(
                      () -> {
                        trail.add(variable.get());
                        variable.set("inside");
                        await(sleep(seconds(1)));
                        trail.add(variable.get());
                      }));
          variable.set("after creation");
          await(task);
          trail.add(variable.get());
        });
    trail.assertIs("at creation", "inside", "after creation");
  }

  @Test
  @DisplayName("CTX-02 changes made in a done-callback do not leak into the awaiting task")
  void callbacksDoNotLeak() {
    virtual(
        () -> {
          variable.set("task's");
          var future = getRunningLoop().<String>createFuture();
          future.addDoneCallback(
              f -> {
                trail.add("callback sees " + variable.get());
                variable.set("callback's");
              });
          getRunningLoop().callSoon(() -> future.setResult("done"));
          await(future);
          trail.add("task sees " + variable.get());
        });
    trail.assertIs("callback sees task's", "task sees task's");
  }

  @Test
  @DisplayName("CTX-03 100 interleaved tasks each keep their own value across suspensions")
  void tasksKeepTheirOwn() {
    virtual(
        () -> {
          List<Coroutine<Boolean>> all = new ArrayList<>();
          for (int i = 0; i < 100; i++) {
            var own = "value " + i;
            all.add(
                async(
                    () -> {
                      boolean kept = true;
                      variable.set(own);
                      for (int step = 0; step < 10; step++) {
                        await(sleep(Duration.ZERO));
                        kept &= variable.get().equals(own);
                      }
                      return kept;
                    }));
          }
          assertThat(await(gather(all))).hasSize(100).doesNotContain(false);
          assertThat(variable.get()).isEqualTo("initial");
        });
  }

  @Test
  @DisplayName(
      "CTX-04 an explicit context passed to several tasks is shared: each sees the earlier one's"
          + " change")
  void mayBeShared() {
    virtual(
        () -> {
          var shared = TaskOptions.defaults().context(Context.copyCurrent());
          for (int i = 1; i <= 3; i++) {
            var next = "set by " + i;
            await(
                createTask(
                    async(
                        () -> {
                          trail.add(variable.get());
                          variable.set(next);
                        }),
                    shared));
          }
          trail.add(variable.get());
          trail.add(shared.context().get(variable));
        });
    trail.assertIs("initial", "set by 1", "set by 2", "initial", "set by 3");
  }

  @Test
  @DisplayName("CTX-05 the exception handler runs in the context of the failing task or callback")
  void theExceptionHandlerSeesTheFailingContext() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          loop.setExceptionHandler((l, context) -> trail.add(variable.get()));
          variable.set("callback's");
          loop.callSoon(
              () -> {
                throw new IllegalStateException("callback");
              });
          variable.set("main's");
          passes(1);
          createTask(
              async(
                  (Body<String>)
                      () -> {
                        variable.set("task's");
                        throw new IllegalStateException("nobody reads this");
                      }));
          passes(2);
        });
    trail.assertIs("callback's", "task's");
  }

  @Test
  @DisplayName(
      "CTX-06 toThread carries the caller's values to the worker, and changes there stay there")
  void goesAlongToThreads() {
    virtual(
        () -> {
          variable.set("caller's");
          trail.add(
              await(
                  toThread(
                      () -> {
                        var seen = variable.get();
                        variable.set("worker's");
                        return seen;
                      })));
          trail.add(variable.get());
        });
    trail.assertIs("caller's", "caller's");
  }

  @Test
  @DisplayName("CTX-07 context() of a task returns the very object passed in")
  void isTheObjectPassedIn() {
    virtual(
        () -> {
          var context = Context.copyCurrent();
          var task = createTask(sleep(seconds(1)), TaskOptions.defaults().context(context));
          assertThat(task.context()).isSameAs(context);
          await(task);
        });
  }
}
