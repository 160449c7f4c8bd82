package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;

/**
 * Runs hostile bodies beside healthy ones, and checks that these notice nothing: they go on, and in
 * order; the loop has no task left; the next run works.
 */
final class Hostile {
  static final RunOptions VIRTUAL = Virtual.VIRTUAL;

  /** Passes in which what a hostile body has left running comes to its end. */
  private static final int SETTLING = 50;

  private Hostile() {}

  /**
   * Runs {@code body} beside healthy ones, and gives its task to {@code outcome} when it is done.
   */
  static <T> void beside(Body<T> body, ThrowingConsumer<Task<T>> outcome) {
    run(async(() -> inLoop(body, outcome)), VIRTUAL);
    assertNextRun();
  }

  /** The body must end well. */
  static void beside(VoidBody body) {
    beside(
        () -> {
          body.run();
          return "ended";
        },
        task -> assertThat(task.result()).isEqualTo("ended"));
  }

  private static <T> void inLoop(Body<T> body, ThrowingConsumer<Task<T>> outcome) {
    var neighbours = new Neighbours();
    await(Asyncio.sleep(Duration.ZERO));
    var task = createTask(async(body), "hostile");
    while (!task.done()) await(Asyncio.sleep(Duration.ofMillis(1)));
    outcome.accept(task);
    neighbours.assertUnharmed();
    for (int i = 0; i < SETTLING && allTasks().size() > 1; i++)
      await(Asyncio.sleep(Duration.ofMillis(1)));
    assertThat(allTasks()).as("tasks left").hasSize(1);
  }

  static void assertNextRun() {
    assertThat(run(async(() -> await(Asyncio.sleep(Duration.ofMillis(1), "next"))), VIRTUAL))
        .isEqualTo("next");
  }

  /** Sleeps for an hour, and says so when it is unwound before. */
  static void sleep(Trail trail) {
    try {
      await(Asyncio.sleep(Duration.ofHours(1)));
    } finally {
      trail.add("unwound");
    }
  }

  /** Two that take turns, and one that sleeps and uses a lock. */
  private static final class Neighbours {
    private final List<Integer> turns = new ArrayList<>();
    private final Lock lock = Lock.create();
    private boolean leave;
    private int naps;
    private final List<Task<?>> tasks =
        List.of(
            createTask(async(() -> takeTurns(0)), "even"),
            createTask(async(() -> takeTurns(1)), "odd"),
            createTask(async(this::nap), "napping"));

    private void takeTurns(int own) {
      for (int i = own; !leave; i += 2) {
        turns.add(i);
        await(Asyncio.sleep(Duration.ZERO));
        await(Asyncio.sleep(Duration.ofMillis(1))); // virtual time passes when nobody is ready
      }
    }

    private void nap() {
      while (!leave) {
        lock.with(() -> await(Asyncio.sleep(Duration.ofMillis(1))));
        naps++;
      }
    }

    void assertUnharmed() {
      int before = turns.size();
      int napsBefore = naps;
      await(Asyncio.sleep(Duration.ofMillis(2)));
      assertThat(turns.size()).as("turns taken while nothing hostile runs").isGreaterThan(before);
      assertThat(naps).as("naps").isGreaterThan(napsBefore);
      leave = true;
      for (var task : tasks) await(task);
      for (int i = 0; i < turns.size(); i++) assertThat(turns.get(i)).as("turn").isEqualTo(i);
    }
  }
}
