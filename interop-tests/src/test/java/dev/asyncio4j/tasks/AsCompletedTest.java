package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AsCompletedTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("ASCOMP-01 gives the results in the order of completion")
  void orderOfCompletion() {
    virtual(
        () -> {
          var start = now();
          for (var next : asCompleted(List.of(after(3, "c"), after(1, "a"), after(2, "b")), null)) {
            trail.add(await(next) + " at " + secondsSince(start));
          }
          trail.assertIs("a at 1", "b at 2", "c at 3");
        });
  }

  @Test
  @DisplayName(
      "ASCOMP-02 async iteration gives back the very tasks passed in; for coroutines, new tasks")
  void sameTasksInAsOut() {
    virtual(
        () -> {
          var slow = createTask(after(2, "slow"));
          var fast = createTask(after(1, "fast"));
          assertThat(each(asCompleted(List.of(slow, fast), null))).containsExactly(fast, slow);

          List<Coroutine<String>> coroutines = List.of(after(2, "slow"), after(1, "fast"));
          for (var done : each(asCompleted(coroutines, null)))
            trail.add(done.done() + " " + done.result());
          trail.assertIs("true fast", "true slow");
        });
  }

  @Test
  @DisplayName(
      "ASCOMP-03 plain iteration: whichever handle is awaited first gives the first result")
  void handlesAreNotTiedToAnAwaitable() {
    virtual(
        () -> {
          var handles = new ArrayList<Awaitable<String>>();
          asCompleted(List.of(after(1, "a"), after(2, "b")), null).forEach(handles::add);
          assertThat(handles).hasSize(2);
          assertThat(await(handles.get(1))).isEqualTo("a");
          assertThat(await(handles.get(0))).isEqualTo("b");
        });
  }

  @Test
  @DisplayName(
      "ASCOMP-04 timeout: results before it are delivered, the rest times out, children go on")
  void timeoutForWhatIsLeft() {
    virtual(
        () -> {
          var slow = createTask(after(5, "slow"));
          for (var next : asCompleted(List.of(after(1, "fast"), slow), seconds(2))) {
            try {
              trail.add(await(next));
            } catch (AsyncTimeoutException timeout) {
              trail.add("timeout");
            }
          }
          trail.assertIs("fast", "timeout");
          assertThat(slow.done()).isFalse();
          assertThat(await(slow)).isEqualTo("slow");

          var left = createTask(after(9, "left"));
          assertThatThrownBy(
                  () ->
                      each(asCompleted(List.of(left), seconds(1)))
                          .forEach(done -> trail.add("unexpected")))
              .isInstanceOf(AsyncTimeoutException.class);
        });
  }

  @Test
  @DisplayName("ASCOMP-05 a timeout that was not needed leaves no timer behind")
  void unusedTimeoutLeavesNoTimer() {
    var loops = new ArrayList<EventLoop>();
    var ended = new ArrayList<Duration>();
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      loops.add(getRunningLoop());
                      for (var next : asCompleted(List.of(after(1, "a")), seconds(60))) await(next);
                      ended.add(now());
                      await(getRunningLoop().createFuture());
                    }))
        .as("with a timer left, the clock would go on to it first")
        .isInstanceOf(DeadlockException.class);
    assertThat(loops.get(0).time()).isEqualTo(ended.get(0));
  }

  @Test
  @DisplayName(
      "ASCOMP-06 iteration may stop and be resumed later on the same object, in either way")
  void iterationCanBeResumed() {
    virtual(
        () -> {
          var completions =
              asCompleted(
                  List.of(after(3, "c"), after(1, "a"), after(2, "b"), after(4, "d")), null);
          for (var next : completions) {
            trail.add(await(next));
            if (trail.lines().size() == 2) break;
          }
          for (var done : each(completions)) {
            trail.add(done.result());
            if (trail.lines().size() == 3) break;
          }
          for (var next : completions) trail.add(await(next));
          trail.assertIs("a", "b", "c", "d");
          assertThat(completions).isEmpty();
        });
  }

  @Test
  @DisplayName("ASCOMP-07 what is given twice is given back once")
  void duplicatesCollapse() {
    virtual(
        () -> {
          var coroutine = after(1, "once");
          for (var next : asCompleted(List.of(coroutine, coroutine, after(2, "other")), null))
            trail.add(await(next));
          trail.assertIs("once", "other");
        });
  }

  @Test
  @DisplayName(
      "ASCOMP-08 handles may be awaited concurrently; they are served in the order in which they"
          + " wait")
  void handlesAwaitedConcurrently() {
    virtual(
        () -> {
          var waiters = new ArrayList<Coroutine<String>>();
          for (var next : asCompleted(List.of(after(2, "b"), after(1, "a")), null)) {
            waiters.add(async(() -> await(next)));
          }
          assertThat(await(gather(waiters))).containsExactly("a", "b");
        });
  }

  @Test
  @DisplayName("ASCOMP-08 a handle whose awaiter is cancelled takes no result away from the others")
  void cancelledAwaiterTakesNothing() {
    virtual(
        () -> {
          var handles = new ArrayList<Awaitable<String>>();
          asCompleted(List.of(after(1, "a"), after(2, "b")), null).forEach(handles::add);
          var impatient = createTask(async(() -> await(handles.get(0))));
          var patient = createTask(async(() -> await(handles.get(1))));
          getRunningLoop().callLater(seconds(1), impatient::cancel);
          assertThat(await(patient)).isEqualTo("a");
          assertFails(Throwable.class, impatient);
          assertThat(impatient.cancelled()).isTrue();
        });
  }
}
