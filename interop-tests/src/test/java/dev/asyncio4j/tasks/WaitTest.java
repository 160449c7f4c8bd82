package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.ReturnWhen.FIRST_COMPLETED;
import static dev.asyncio4j.ReturnWhen.FIRST_EXCEPTION;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.WaitResult;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitTest {
  private static final WaitOptions ALL = WaitOptions.defaults();

  private static <F extends Future<?>> WaitResult<F> waitFor(
      Collection<? extends F> futures, WaitOptions options) {
    return await(Asyncio.wait(futures, options));
  }

  @Test
  @DisplayName(
      "WAIT-01 all are in done when all finish; waiting again for finished ones takes no time")
  void allAreDoneAndASecondWaitTakesNoTime() {
    virtual(
        () -> {
          var start = now();
          var slow = createTask(after(2, "slow"));
          var fast = createTask(after(1, "fast"));
          var result = waitFor(List.of(slow, fast), ALL);
          assertThat(result.done()).containsExactly(slow, fast);
          assertThat(result.pending()).isEmpty();
          assertThat(secondsSince(start)).isEqualTo(2);

          assertThat(waitFor(List.of(slow, fast), ALL)).isEqualTo(result);
          assertThat(secondsSince(start)).isEqualTo(2);
        });
  }

  @Test
  @DisplayName("WAIT-02 FIRST_COMPLETED returns when one is done; the rest are pending and run on")
  void firstCompletedLeavesTheRestRunning() {
    virtual(
        () -> {
          var start = now();
          var slow = createTask(after(5, "slow"));
          var fast = createTask(after(1, "fast"));
          var result = waitFor(List.of(slow, fast), ALL.returnWhen(FIRST_COMPLETED));
          assertThat(secondsSince(start)).isEqualTo(1);
          assertThat(result.done()).containsExactly(fast);
          assertThat(result.pending()).containsExactly(slow);
          assertThat(await(slow)).isEqualTo("slow");
          assertThat(secondsSince(start)).isEqualTo(5);
        });
  }

  @Test
  @DisplayName(
      "WAIT-03 whatever has finished by the time wait returns is in done, not only the trigger")
  void doneHoldsEveryFinishedOne() {
    virtual(
        () -> {
          var trigger = createTask(async(() -> "trigger"));
          var soonAfter =
              createTask(
                  async(
                      () -> {
                        passes(1);
                        return "soon after";
                      }));
          var late = createTask(after(1, "late"));
          var result = waitFor(List.of(trigger, soonAfter, late), ALL.returnWhen(FIRST_COMPLETED));
          assertThat(result.done()).containsExactly(trigger, soonAfter);
          assertThat(result.pending()).containsExactly(late);
        });
  }

  @Test
  @DisplayName(
      "WAIT-04 FIRST_EXCEPTION returns on the first failure; at once if one has failed before")
  void firstExceptionReturnsOnTheFirstFailure() {
    virtual(
        () -> {
          var start = now();
          var options = ALL.returnWhen(FIRST_EXCEPTION);
          var succeeds = createTask(after(1, "fine"));
          var fails = createTask(failingAfter(2, new IllegalStateException("broken")));
          var slow = createTask(after(9, "slow"));
          var result = waitFor(List.of(slow, fails, succeeds), options);
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(result.done()).containsExactly(fails, succeeds);
          assertThat(result.pending()).containsExactly(slow);

          assertThat(waitFor(List.of(slow, fails), options).done()).containsExactly(fails);
          assertThat(secondsSince(start)).isEqualTo(2);
        });
  }

  @Test
  @DisplayName("WAIT-05 wait never throws the errors of its tasks: they stay in them")
  void errorsStayInTheTasks() {
    virtual(
        () -> {
          var error = new IllegalStateException("broken");
          var fails = createTask(failing(error));
          var cancelled = createTask(after(5, "never"));
          cancelled.cancel();
          var result = waitFor(List.of(fails, cancelled), ALL);
          assertThat(result.done()).containsExactly(fails, cancelled);
          assertThat(fails.exception()).isSameAs(error);
          assertThat(cancelled.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("WAIT-06 a timeout gives done and pending without an exception; pending tasks go on")
  void timeoutGivesDoneAndPending() {
    virtual(
        () -> {
          var start = now();
          var fast = createTask(after(1, "fast"));
          var slow = createTask(after(5, "slow"));
          var result = waitFor(List.of(slow, fast), ALL.timeout(seconds(2)));
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(result.done()).containsExactly(fast);
          assertThat(result.pending()).containsExactly(slow);
          assertThat(slow.cancelling()).isZero();
          assertThat(await(slow)).isEqualTo("slow");
        });
  }

  @Test
  @DisplayName("WAIT-07 what is given twice counts once")
  void duplicatesCountOnce() {
    virtual(
        () -> {
          var task = createTask(after(1, "one"));
          var result = waitFor(List.of(task, task, task), ALL);
          assertThat(result.done()).containsExactly(task);
        });
  }

  @Test
  @DisplayName("WAIT-08 no tasks at all is a value error; a coroutine among the tasks is refused")
  void emptySetAndCoroutinesAreRefused() {
    virtual(
        () -> {
          assertThat(
                  assertFails(
                      IllegalArgumentException.class, Asyncio.wait(List.<Task<String>>of(), ALL)))
              .hasMessageStartingWith("Set of Tasks/Futures is empty");
          var coroutine = after(1, "not a task");
          assertThat(
                  assertFails(
                      IllegalArgumentException.class, Asyncio.wait(smuggled(coroutine), ALL)))
              .hasMessageContaining("sleep(PT1S)")
              .hasMessageContaining("make a task of it first");
          assertThat(await(coroutine)).as("it was not started").isEqualTo("not a task");
        });
  }

  /** The compiler refuses this, unless it is lied to. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Future<String>> smuggled(Object notAFuture) {
    return (List) Arrays.asList(notAFuture);
  }

  @Test
  @DisplayName("WAIT-09 cancelling a task inside wait does not cancel the tasks it waits for")
  void cancellingTheWaiterLeavesTheTasksAlone() {
    virtual(
        () -> {
          var work = createTask(after(2, "work"));
          var waiter = createTask(async(() -> waitFor(List.of(work), ALL)));
          pause(1);
          waiter.cancel();
          assertFails(CancelledError.class, waiter);
          assertThat(waiter.cancelled()).isTrue();
          assertThat(work.done()).isFalse();
          assertThat(await(work)).isEqualTo("work");
        });
  }

  @Test
  @DisplayName("WAIT-10 any collection of tasks is accepted; done and pending keep its order")
  void anyCollectionIsAccepted() {
    virtual(
        () -> {
          var first = createTask(after(2, "first"));
          var second = createTask(after(1, "second"));
          var tasks = List.of(first, second);
          var byName = new LinkedHashMap<String, Task<String>>();
          tasks.forEach(task -> byName.put(task.getName(), task));
          for (Collection<Task<String>> each :
              List.of(
                  tasks, new ArrayDeque<>(tasks), new LinkedHashSet<>(tasks), byName.values())) {
            assertThat(waitFor(each, ALL).done()).containsExactly(first, second);
          }
        });
  }
}
