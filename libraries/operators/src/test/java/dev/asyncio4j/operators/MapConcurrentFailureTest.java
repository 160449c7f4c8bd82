package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;

class MapConcurrentFailureTest {
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

  @AsyncTest
  @DisplayName("OPS-17 a failing call: the items before it have been given, siblings are cancelled")
  void failingCall() {
    var error = new IllegalArgumentException("two");
    var got = new ArrayList<Integer>();
    var ordered =
        Streams.range(99)
            .mapConcurrent(x -> x == 2 ? failAfterTwo(error) : work(x), ORDERED.limit(4));
    assertThat(assertFails(IllegalArgumentException.class, ordered.forEach(got::add)))
        .isSameAs(error);
    assertThat(got).containsExactly(0, 10);
    assertThat(running).isZero();
    assertThat(allTasks()).hasSize(1);
    got.clear();
    var unordered =
        Streams.range(99)
            .mapConcurrent(x -> x == 2 ? failAfterTwo(error) : work(x), UNORDERED.limit(3));
    assertThat(assertFails(IllegalArgumentException.class, unordered.forEach(got::add)))
        .isSameAs(error);
    assertThat(got).containsExactly(10);
    assertThat(running).isZero();
    assertThat(allTasks()).hasSize(1);
  }

  private static int failAfterTwo(Exception error) throws Exception {
    pause(2);
    throw error;
  }

  @AsyncTest
  @DisplayName("OPS-17 a failing source: ordered results before it have been given")
  void failingSource() {
    var error = new IllegalArgumentException("source");
    var source = Feed.of("a", 9, trail).failingAt(2, error);
    var got = new ArrayList<Integer>();
    var mapped = Stream.of(source).mapConcurrent(this::work, ORDERED);
    assertThat(assertFails(IllegalArgumentException.class, mapped.forEach(got::add)))
        .isSameAs(error);
    assertThat(got).containsExactly(0, 10);
    got.clear();
    var unordered = Stream.of(source).mapConcurrent(this::work, UNORDERED);
    assertFails(IllegalArgumentException.class, unordered.forEach(got::add));
    assertThat(got).containsExactly(10);
    assertThat(running).isZero();
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-17 what a sibling throws when it is cancelled is suppressed in the error")
  void siblingsThatFailWhenCancelled() {
    var first = new IllegalArgumentException("first");
    var second = new IllegalStateException("second");
    var mapped =
        Streams.range(2)
            .mapConcurrent(
                x -> {
                  if (x == 1) return failAfterTwo(first);
                  try {
                    pause(99);
                  } catch (CancelledError cancelled) {
                    throw second;
                  }
                  return x;
                },
                UNORDERED);
    assertThat(assertFails(IllegalArgumentException.class, mapped.run()))
        .isSameAs(first)
        .hasSuppressedException(second);
  }

  @AsyncTest
  @DisplayName("OPS-38 a call whose task somebody cancels ends the stream with CancelledError")
  void cancelledByOthers() {
    for (int passes = 0; passes < 4; passes++) {
      var task = createTask(Streams.range(3).mapConcurrent(this::work, ORDERED).run());
      passes(passes);
      for (var other : allTasks()) {
        if (other.getName().startsWith("mapConcurrent")) other.cancel();
      }
      if (passes > 0) assertFails(CancelledError.class, task);
      else await(task);
      assertThat(allTasks()).hasSize(1);
      assertThat(getRunningLoop().isRunning()).isTrue();
    }
  }

  @AsyncTest
  @DisplayName("cancellation cancels the calls that run, and waits for their end")
  void cancellation() {
    var task = createTask(Streams.range(9).mapConcurrent(this::work, ORDERED.limit(3)).run());
    pause(2);
    task.cancel();
    assertFails(CancelledError.class, task);
    trail.assertIs("+0", "+1", "+2", "-1", "-2", "-0");
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-17 in a cancelled scope the functions clean up in peace, told once")
  void inACancelledScope() {
    var run =
        Streams.range(4)
            .mapConcurrent(
                x -> {
                  try {
                    pause(9);
                    return x;
                  } finally {
                    pause(1);
                    pause(1);
                    trail.add("clean " + x);
                  }
                },
                ORDERED.limit(2))
            .toList();
    var task = createTask(run);
    passes(5);
    CancelScopes.set(task, () -> true);
    CancelScopes.interruptWait(task, "the scope");
    assertFails(CancelledError.class, task);
    trail.assertIs("clean 1", "clean 0");
  }
}
