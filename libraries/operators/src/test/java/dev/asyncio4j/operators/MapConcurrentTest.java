package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.TaskFactory;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MapConcurrentTest {
  private static final Concurrency ORDERED = Concurrency.ordered();
  private static final Concurrency UNORDERED = Concurrency.unordered();
  private static final int[] SECONDS = {5, 1, 3, 2};

  private final Trail trail = Trail.create();
  private int running;
  private int most;

  private int work(int x) {
    most = Math.max(most, ++running);
    trail.add("+" + x);
    try {
      pause(SECONDS[x % 4]);
      return x * 10;
    } finally {
      running--;
      trail.add("-" + x);
    }
  }

  /** The items and the second at which each came. */
  private static List<String> times(Stream<?> stream, long secondsPerItem) {
    var start = now();
    var got = new ArrayList<String>();
    try (var s = stream.stream()) {
      for (Object item : each(s)) {
        got.add(item + "@" + secondsSince(start));
        if (secondsPerItem > 0) pause(secondsPerItem);
      }
    }
    return got;
  }

  @AsyncTest
  @DisplayName("OPS-14 ordered: at most limit calls run or wait with their result")
  void orderedWithLimit() {
    var mapped = Streams.range(6).mapConcurrent(this::work, ORDERED.limit(2));
    assertThat(times(mapped, 0)).containsExactly("0@5", "10@5", "20@8", "30@8", "40@13", "50@13");
    trail.assertIs("+0", "+1", "-1", "-0", "+2", "+3", "-3", "-2", "+4", "+5", "-5", "-4");
    assertThat(most).isEqualTo(2);
  }

  @AsyncTest
  @DisplayName("OPS-14 a slow head holds the start of later ones; without order it does not")
  void slowHead() {
    var ordered = Streams.range(4).mapConcurrent(this::work, ORDERED.limit(3));
    assertThat(times(ordered, 0)).containsExactly("0@5", "10@5", "20@5", "30@7");
    var unordered = Streams.range(4).mapConcurrent(this::work, UNORDERED.limit(3));
    assertThat(times(unordered, 0)).containsExactly("10@1", "20@3", "30@3", "0@5");
  }

  @AsyncTest
  @DisplayName("OPS-14 the source is not asked beyond the limit while the consumer is busy")
  void busyConsumer() {
    var source = new Feed("a", 9, Duration.ZERO, trail);
    var mapped = Stream.of(source).mapConcurrent(x -> x, UNORDERED.limit(2));
    try (var s = mapped.stream()) {
      await(s.next());
      pause(100);
      trail.assertIs("a0", "a1");
      await(s.next());
      pause(100);
      trail.assertIs("a0", "a1", "a2");
    }
  }

  @AsyncTest
  @DisplayName("OPS-15 unordered: results come as the calls end")
  void unordered() {
    var mapped = Streams.range(6).mapConcurrent(this::work, UNORDERED);
    assertThat(times(mapped, 0)).containsExactly("10@1", "50@1", "30@2", "20@3", "0@5", "40@5");
    var limited = Streams.range(6).mapConcurrent(this::work, UNORDERED.limit(2));
    assertThat(times(limited, 0)).containsExactly("10@1", "20@4", "0@5", "30@6", "50@7", "40@10");
  }

  @AsyncTest
  @DisplayName("OPS-15 the limit 1 is map, without a task for each item")
  void limitOne() {
    for (var concurrency : List.of(ORDERED.limit(1), UNORDERED.limit(1))) {
      var tasks = new ArrayList<Task<?>>();
      var mapped =
          Streams.range(3)
              .mapConcurrent(
                  x -> {
                    tasks.add(currentTask());
                    return work(x);
                  },
                  concurrency);
      assertThat(times(mapped, 0)).containsExactly("0@5", "10@6", "20@9");
      assertThat(tasks).containsOnly(currentTask());
    }
  }

  @Test
  @DisplayName("OPS-16 a limit below 1 is refused at the call")
  void refusedLimits() {
    for (int limit : new int[] {0, -1}) {
      assertThatThrownBy(() -> ORDERED.limit(limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The task limit must be None or greater than 0: " + limit);
      assertThatThrownBy(() -> Streams.range(3).flatMap(Streams::range, limit))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Streams.range(3).concatMap(Streams::range, limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @AsyncTest(debug = false)
  @DisplayName("OPS-18 no limit: as many calls as items")
  void noLimit() {
    var mapped =
        Streams.range(1_000)
            .mapConcurrent(
                x -> {
                  most = Math.max(most, ++running);
                  pause(1);
                  running--;
                  return x;
                },
                ORDERED);
    var start = now();
    assertThat(await(mapped.toList())).hasSize(1_000).isSorted();
    assertThat(secondsSince(start)).isEqualTo(1);
    assertThat(most).isEqualTo(1_000);
  }

  @AsyncTest
  @DisplayName("OPS-19 calls see the consumer's context variables; tasks are named")
  void contextAndNames() {
    ContextVar<String> user = ContextVar.create("user");
    user.set("alice");
    var mapped =
        Streams.range(3).mapConcurrent(x -> user.get() + " in " + currentTask().getName(), ORDERED);
    assertThat(await(mapped.toList()))
        .containsExactly(
            "alice in mapConcurrent-1", "alice in mapConcurrent-2", "alice in mapConcurrent-3");
    var merged = Streams.merge(Streams.call(() -> currentTask().getName() + user.get()));
    assertThat(await(merged.last())).isEqualTo("merge-1alice");
  }

  @AsyncTest(debug = false)
  @DisplayName("tasks that start inside the call which makes them change nothing but passes")
  void eagerTasks() {
    getRunningLoop().setTaskFactory(TaskFactory.eager());
    var mapped = Streams.range(6).mapConcurrent(this::work, ORDERED.limit(2));
    assertThat(times(mapped, 0)).containsExactly("0@5", "10@5", "20@8", "30@8", "40@13", "50@13");
    var immediate = Streams.range(2_000).mapConcurrent(x -> x, UNORDERED.limit(3));
    assertThat(await(immediate.toList())).hasSize(2_000);
    var merged = Streams.merge(Streams.range(3), Streams.range(3).buffer(2));
    assertThat(await(merged.toList())).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
    var chunks = Streams.range(5).chunks(2, Duration.ofSeconds(1));
    assertThat(await(chunks.toList())).hasSize(3);
    assertThat(allTasks()).hasSize(1);
  }
}
