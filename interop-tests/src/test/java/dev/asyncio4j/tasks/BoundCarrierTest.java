package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.support.StackValue;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ContextCarrier#bound}: scoped values go along with tasks. */
class BoundCarrierTest {
  private final StackValue user = StackValue.create();
  private final Trail trail = Trail.create();

  private void carrying(VoidBody main) {
    run(async(main), VIRTUAL.carriers(ContextCarrier.bound(user::get, user::bind)));
  }

  private void log(String where) {
    trail.add(where + ": " + user.get());
  }

  @Test
  @DisplayName("BRIDGE-12 the main task has the binding of the caller of run")
  void mainTask() {
    user.bind(
        "ada",
        () ->
            carrying(
                () -> {
                  log("before");
                  await(sleep(seconds(1)));
                  log("after");
                }));
    trail.assertIs("before: ada", "after: ada");
  }

  @Test
  @DisplayName(
      "BRIDGE-12 tasks, callbacks and workers have the binding that stood where they were made")
  void snapshot() {
    carrying(
        () -> {
          var task = new AtomicReference<Task<?>>();
          user.bind(
              "ada",
              () -> {
                task.set(
                    createTask(
                        async(
                            () -> {
                              log("task");
                              passes(2);
                              log("task later");
                              await(toThread(() -> log("worker")));
                            })));
                getRunningLoop().callSoon(() -> log("callback"));
                passes(1); // within the binding: it stays with this stack
                log("body");
              });
          log("unbound body");
          await(task.get());
        });
    trail.assertIs(
        "task: ada",
        "callback: ada",
        "body: ada",
        "unbound body: null",
        "task later: ada",
        "worker: ada");
  }

  @Test
  @DisplayName("BRIDGE-12 results and errors come through a binding as the same objects")
  void outcomes() {
    var error = new IOException("torn");
    carrying(
        () ->
            user.bind(
                "ada",
                () -> {
                  Body<String> failing =
                      () -> {
                        passes(1);
                        throw error;
                      };
                  assertThatThrownBy(() -> await(createTask(async(failing)))).isSameAs(error);
                  assertThat(await(createTask(async((Body<String>) user::get)))).isEqualTo("ada");
                }));
  }
}
