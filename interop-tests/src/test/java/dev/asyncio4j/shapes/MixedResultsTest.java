package dev.asyncio4j.shapes;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.staggeredRace;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.ReturnWhen;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.WaitResult;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Futures whose results are of different types, waited for together. */
class MixedResultsTest {
  private static final WaitOptions FIRST =
      WaitOptions.defaults().returnWhen(ReturnWhen.FIRST_COMPLETED);

  @Test
  @DisplayName("F-31 all tasks can be waited for, and done() knows that they are tasks")
  void allTasksTogether() {
    virtual(
        () -> {
          createTask(after(1, "text"), "a");
          createTask(after(2, 7), "b");
          Set<Task<?>> others = new LinkedHashSet<>(allTasks());
          others.remove(currentTask());
          WaitResult<Task<?>> first = await(Asyncio.wait(others, FIRST));
          assertThat(first.done().iterator().next().getName()).isEqualTo("a");
          WaitResult<Task<?>> all = await(Asyncio.wait(others));
          assertThat(all.done().stream().map(Task::getName)).containsExactly("a", "b");
          assertThat(all.pending()).isEmpty();
          var limited = await(Asyncio.wait(allTasks(), FIRST.timeout(seconds(1))));
          assertThat(limited.pending()).isEqualTo(Set.of(currentTask()));
        });
  }

  @Test
  @DisplayName("F-31 futures and tasks of different results go into one wait")
  void futuresAndTasks() {
    virtual(
        () -> {
          Future<Integer> number = getRunningLoop().createFuture();
          number.setResult(1);
          Task<String> text = createTask(after(1, "text"));
          WaitResult<Future<?>> result = await(Asyncio.wait(List.<Future<?>>of(number, text)));
          assertThat(result.done()).isEqualTo(Set.of(number, text));
          WaitResult<Task<String>> alone = await(Asyncio.wait(List.of(text)));
          assertThat(alone.done().iterator().next().result()).isEqualTo("text");
        });
  }

  @Test
  @DisplayName("F-31 asCompleted takes different results, and needs no limit")
  void completionsOfDifferentTypes() {
    virtual(
        () -> {
          List<Coroutine<? extends Comparable<?>>> mixed = List.of(after(2, "b"), after(1, 1));
          var results = new ArrayList<Comparable<?>>();
          for (var next : Asyncio.<Comparable<?>>asCompleted(mixed)) results.add(await(next));
          assertThat(results).isEqualTo(List.of(1, "b"));
          List<Supplier<Coroutine<Integer>>> starts = List.of(() -> after(1, 5));
          Coroutine<?> race = Asyncio.<Number>staggeredRace(starts, null);
          assertThat(await(race)).isNotNull();
          assertThat(await(staggeredRace(starts, null)).index()).hasValue(0);
        });
  }

  @Test
  @DisplayName("F-22 asCompleted of futures works outside a running loop: they know theirs")
  void completionsOutsideTheLoop() {
    try (var loop = virtualLoop()) {
      Future<String> early = loop.createFuture();
      Future<String> late = loop.createFuture();
      loop.callLater(seconds(1), () -> early.setResult("early"));
      loop.callLater(seconds(2), () -> late.setResult("late"));
      var completions = asCompleted(List.of(late, early), seconds(5));
      var results =
          loop.runUntilComplete(
              async(
                  () -> {
                    var texts = new ArrayList<String>();
                    for (var done : each(completions)) texts.add(done.result());
                    return texts;
                  }));
      assertThat(results).containsExactly("early", "late");
      assertThatThrownBy(() -> asCompleted(List.of(async(() -> 1)), null))
          .isInstanceOf(NoRunningLoopException.class);
      assertThatThrownBy(() -> asCompleted(List.of(), null))
          .isInstanceOf(NoRunningLoopException.class);
    }
  }
}
