package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.staggeredRace;
import static dev.asyncio4j.tasks.LongWork.longWork;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.StaggeredResult;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaggeredRaceTest {
  private final Trail trail = Trail.create();
  private final IllegalStateException broken = new IllegalStateException("broken");

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static StaggeredResult<String> race(
      @Nullable Duration delay, Supplier<Coroutine<String>>... starts) {
    return await(staggeredRace(List.of(starts), delay));
  }

  @Test
  @DisplayName("STAGGER-01 nothing to start: no winner, no index, no errors")
  void nothingToStart() {
    virtual(
        () ->
            assertThat(race(null))
                .isEqualTo(new StaggeredResult<>(null, OptionalInt.empty(), List.of())));
  }

  @Test
  @DisplayName("STAGGER-01 one that succeeds at once: the others are never started")
  void firstSucceedsAtOnce() {
    virtual(
        () -> {
          var result = race(null, () -> after(1, "first"), () -> longWork("second", trail));
          assertThat(result.winner()).isEqualTo("first");
          assertThat(result.index()).hasValue(0);
          assertThat(result.errors()).containsExactly((Throwable) null);
          assertThat(trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName(
      "STAGGER-02 a failure starts the next without waiting for the delay; errors keep their"
          + " places")
  void failureStartsTheNext() {
    virtual(
        () -> {
          var start = now();
          var result = race(seconds(60), () -> failingAfter(1, broken), () -> after(1, "second"));
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(result.winner()).isEqualTo("second");
          assertThat(result.index()).hasValue(1);
          assertThat(result.errors()).containsExactly(broken, null);
        });
  }

  @Test
  @DisplayName("STAGGER-02 all fail: no winner, every error in its place")
  void allFail() {
    virtual(
        () -> {
          var other = new IllegalStateException("broken, too");
          var result =
              race(
                  null,
                  () -> failing(broken),
                  () -> {
                    throw other;
                  });
          assertThat(result)
              .isEqualTo(new StaggeredResult<>(null, OptionalInt.empty(), List.of(broken, other)));
        });
  }

  @Test
  @DisplayName(
      "STAGGER-03 after the delay the second starts beside the first; the loser is cancelled and"
          + " awaited")
  void delayStartsTheSecond() {
    virtual(
        () -> {
          var start = now();
          var result = race(seconds(2), () -> longWork("first", trail), () -> after(3, "second"));
          assertThat(secondsSince(start)).isEqualTo(5);
          trail.assertIs("first starts", "first ends");
          assertThat(result.winner()).isEqualTo("second");
          assertThat(result.index()).hasValue(1);
          assertThat(result.errors().get(0)).isInstanceOf(CancelledError.class);
          assertThat(result.errors().get(1)).isNull();
          assertThat(allTasks()).hasSize(1);
        });
  }

  @Test
  @DisplayName(
      "STAGGER-03 two that could win in the same pass: the first wins, the other is cancelled")
  void twoWinnersInOnePass() {
    virtual(
        () -> {
          var event = Event.create();
          Supplier<Coroutine<String>> waits =
              () ->
                  async(
                      () -> {
                        await(event.await());
                        return "waited";
                      });
          Supplier<Coroutine<String>> sets =
              () -> {
                event.set();
                return after(3600, "set");
              };
          var result = race(seconds(1), waits, waits, sets);
          assertThat(result.winner()).isEqualTo("waited");
          assertThat(result.index()).hasValue(0);
          assertThat(result.errors()).hasSize(3).element(0).isNull();
          assertThat(result.errors().subList(1, 3)).hasOnlyElementsOfType(CancelledError.class);
        });
  }

  @Test
  @DisplayName(
      "STAGGER-04 an outer cancel is handed to the runners, again and again, and comes out")
  void outerCancelGoesToTheRunners() {
    virtual(
        () -> {
          Coroutine<String> stubborn =
              async(
                  () -> {
                    for (int i = 1; i <= 2; i++) {
                      try {
                        pause(3600);
                      } catch (CancelledError cancelled) {
                        trail.add("cancelled " + i + ": " + cancelled.getMessage());
                      }
                    }
                    return "stubborn";
                  });
          List<Supplier<Coroutine<String>>> starts = List.of(() -> stubborn);
          var racing = createTask(staggeredRace(starts, null));
          pause(1);
          racing.cancel("once");
          pause(1);
          assertThat(racing.done()).isFalse();
          racing.cancel("twice");
          assertThat(assertFails(CancelledError.class, racing)).hasMessage("twice");
          trail.assertIs("cancelled 1: once", "cancelled 2: twice");
          assertThat(allTasks()).hasSize(1);
        });
  }
}
