package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTesting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each operator against a list: random sources, pauses, and failures or cancellations at random.
 *
 * <p>The items are right and in order, everything is closed once, and no task is left.
 */
@AsyncTesting
class ListModelTest {
  private static final int RUNS = Integer.getInteger("model.runs", 60);

  private final Random random = new Random(Long.getLong("model.seed", 4711));
  private int opened;
  private int closed;

  /** A source of random size and pauses, which may fail at a random place. */
  private AsyncIterable<Integer> source(List<Integer> items, int failsAt, RuntimeException error) {
    return () ->
        asyncGenerator(
            y -> {
              opened++;
              try {
                for (int i = 0; i < items.size(); i++) {
                  rest();
                  if (i == failsAt) throw error;
                  y.emit(items.get(i));
                }
                rest();
              } finally {
                closed++;
                rest(); // where a cancellation may hit the cleaning up
              }
            });
  }

  private void rest() {
    switch (random.nextInt(4)) {
      case 0 -> await(sleep(Duration.ofMillis(random.nextInt(20))));
      case 1 -> await(sleep(Duration.ZERO));
      default -> {} // goes on at once
    }
  }

  private List<Integer> numbers() {
    var numbers = new ArrayList<Integer>();
    int size = random.nextInt(21);
    for (int i = 0; i < size; i++) numbers.add(random.nextInt(10));
    return numbers;
  }

  @ParameterizedTest
  @EnumSource(ModelOperator.class)
  @DisplayName("OPS-06 OPS-07 a stream gives what a list gives, fails or is cancelled cleanly")
  void asAList(ModelOperator operator) {
    for (int run = 0; run < RUNS; run++) {
      opened = 0;
      closed = 0;
      switch (random.nextInt(3)) {
        case 0 -> whole(operator);
        case 1 -> failing(operator);
        default -> cancelled(operator);
      }
      assertThat(closed).as("closed once each").isEqualTo(opened);
      assertThat(allTasks()).as("tasks").hasSize(1);
    }
  }

  private void whole(ModelOperator operator) {
    var items = numbers();
    var expected = operator.ofList(items);
    var got = new ArrayList<Object>();
    await(operator.of(source(items, -1, new RuntimeException()), this::rest).forEach(got::add));
    if (operator.keepsOrder) assertThat(got).isEqualTo(expected);
    else assertThat(got).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void failing(ModelOperator operator) {
    var items = numbers();
    int failsAt = random.nextInt(21);
    var error = new IllegalStateException("fails at " + failsAt);
    var got = new ArrayList<Object>();
    try {
      await(operator.of(source(items, failsAt, error), this::rest).forEach(got::add));
      if (operator.readsAll) assertThat(failsAt).isGreaterThanOrEqualTo(items.size());
    } catch (IllegalStateException thrown) {
      assertThat(thrown).isSameAs(error);
      assertThat(failsAt).isLessThan(items.size());
    }
    assertBegins(operator, items, got);
  }

  private void cancelled(ModelOperator operator) {
    var items = numbers();
    var got = new ArrayList<Object>();
    var stream = operator.of(source(items, -1, new RuntimeException()), this::rest);
    var task = createTask(stream.forEach(got::add));
    for (int i = random.nextInt(12); i > 0; i--) await(sleep(Duration.ofMillis(random.nextInt(9))));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError cancelled) {
      assertBegins(operator, items, got);
      return;
    }
    assertThat(got).hasSameSizeAs(operator.ofList(items));
  }

  private static void assertBegins(ModelOperator operator, List<Integer> items, List<?> got) {
    if (!operator.keepsOrder) return;
    var whole = operator.ofList(items);
    assertThat(got).isEqualTo(whole.subList(0, Math.min(got.size(), whole.size())));
  }
}
