package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A fiber that mounts another: what eager tasks do. */
class NestedFibersTest {
  private static final TaskOptions EAGER = TaskOptions.defaults().eagerStart(true);
  private final Trail trail = Trail.create();

  private int nested(int depth) {
    trail.add("in " + depth);
    var own = currentTask();
    int below = 0;
    if (depth < 4) {
      Task<Integer> inner = createTask(async(() -> nested(depth + 1)), EAGER);
      trail.add("back in " + depth);
      assertThat(currentTask()).isSameAs(own);
      below = await(inner);
    }
    await(Asyncio.sleep(seconds(1)));
    trail.add("out " + depth);
    return below + 1;
  }

  @Test
  @DisplayName("eager tasks nest: each gives the turn back to the body that started it")
  void eagerTasksNest() {
    assertThat(virtual(() -> nested(1))).isEqualTo(4);
    trail.assertIs(
        "in 1",
        "in 2",
        "in 3",
        "in 4",
        "back in 3",
        "back in 2",
        "back in 1",
        "out 4",
        "out 3",
        "out 2",
        "out 1");
  }

  @Test
  @DisplayName("eager tasks that end in their first step nest, too, over and over")
  void eagerTasksThatEndAtOnce() {
    virtual(
        () -> {
          int sum = 0;
          for (int i = 0; i < 1_000; i++) sum += createTask(async(() -> quick(3)), EAGER).result();
          trail.add(sum);
        });
    trail.assertIs(3_000);
  }

  private static int quick(int depth) {
    return depth == 0 ? 0 : 1 + createTask(async(() -> quick(depth - 1)), EAGER).result();
  }
}
