package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.tasks.LongWork.longWork;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatherTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName(
      "GATHER-01 results come in the order of the arguments, whatever the order of completion")
  void resultsInTheOrderOfTheArguments() {
    virtual(
        () -> {
          var start = now();
          assertThat(await(gather(after(3, "a"), after(1, "b"), after(2, "c"))))
              .containsExactly("a", "b", "c");
          assertThat(secondsSince(start)).isEqualTo(3);
        });
  }

  @Test
  @DisplayName(
      "GATHER-02 the first failure completes the gather at once; siblings are not cancelled")
  void firstFailureComesOutAtOnce() {
    virtual(
        () -> {
          var start = now();
          var error = new IllegalStateException("broken");
          var sibling = createTask(after(5, "sibling"));
          var gathering = gather(sibling, failingAfter(1, error));
          assertThat(assertFails(IllegalStateException.class, gathering)).isSameAs(error);
          assertThat(secondsSince(start)).isEqualTo(1);
          assertThat(await(sibling)).isEqualTo("sibling");
        });
  }

  @Test
  @DisplayName("GATHER-03 with outcomes, failures are values in their places")
  void failuresAsValues() {
    virtual(
        () -> {
          var error = new IllegalStateException("broken");
          List<Outcome<String>> outcomes =
              await(gatherOutcomes(List.of(after(1, "a"), failing(error), after(2, "c"))));
          assertThat(outcomes)
              .containsExactly(
                  new Outcome.Success<>("a"),
                  new Outcome.Failure<>(error),
                  new Outcome.Success<>("c"));
          assertThatThrownBy(outcomes.get(1)::get).isSameAs(error);
        });
  }

  @Test
  @DisplayName(
      "GATHER-04 a cancelled child makes the gather fail with CancelledError; the gather is not"
          + " cancelled")
  void cancelledChildFailsTheGather() {
    virtual(
        () -> {
          var child = createTask(after(5, "child"));
          var gathering = gather(after(1, "a"), child);
          passes(1);
          child.cancel();
          assertFails(CancelledError.class, gathering);
          assertThat(gathering.cancelled()).isFalse();
          assertThat(gathering.exception()).isInstanceOf(CancelledError.class);
        });
  }

  @Test
  @DisplayName("GATHER-05 with outcomes, a cancelled child is a value")
  void cancelledChildAsValue() {
    virtual(
        () -> {
          var child = createTask(after(5, "child"));
          Future<List<Outcome<String>>> gathering = gatherOutcomes(List.of(after(1, "a"), child));
          passes(1);
          child.cancel("enough");
          var outcomes = await(gathering);
          assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>("a"));
          assertThat(outcomes.get(1)).isInstanceOf(Outcome.Cancelled.class);
          assertThatThrownBy(outcomes.get(1)::get).isInstanceOf(CancelledError.class);
          // as in asyncio: the message is for the first who reads the child itself
          assertThatThrownBy(child::result).hasMessage("enough");
        });
  }

  @Test
  @DisplayName(
      "GATHER-06 cancelling the task that awaits a gather cancels all children; none runs on")
  void cancellingTheAwaiterCancelsTheChildren() {
    virtual(
        () -> {
          var awaiter =
              createTask(async(() -> await(gather(longWork("a", trail), longWork("b", trail)))));
          pause(1);
          awaiter.cancel();
          assertFails(CancelledError.class, awaiter);
          trail.assertIs("a starts", "b starts", "a ends", "b ends");
          assertThat(allTasks()).hasSize(1).contains(currentTask());
        });
  }

  @Test
  @DisplayName(
      "GATHER-07 cancel of a gather whose children are all done gives false; the results stay")
  void cancelAfterTheChildrenAreDone() {
    virtual(
        () -> {
          var child = createTask(async(() -> "child"));
          var gathering = gather(child);
          passes(1);
          assertThat(child.done()).isTrue();
          assertThat(gathering.done()).isFalse();
          assertThat(gathering.cancel()).isFalse();
          assertThat(await(gathering)).containsExactly("child");
          assertThat(gathering.cancel()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "GATHER-08 cancelling with outcomes still raises CancelledError, with the message, in the"
          + " awaiter")
  void cancellingWithOutcomesStillRaises() {
    virtual(
        () -> {
          var awaiter =
              createTask(async(() -> await(gatherOutcomes(List.of(after(9, "a"), after(9, "b"))))));
          pause(1);
          awaiter.cancel("my message");
          assertThat(assertFails(CancelledError.class, awaiter)).hasMessage("my message");
          assertThat(awaiter.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("GATHER-09 the same awaitable given several times runs once and fills each place")
  void duplicatesRunOnce() {
    virtual(
        () -> {
          Coroutine<String> once =
              async(
                  () -> {
                    trail.add("runs");
                    return "once";
                  });
          assertThat(await(gather(once, after(1, "other"), once)))
              .containsExactly("once", "other", "once");
          trail.assertIs("runs");
        });
  }

  @Test
  @DisplayName("GATHER-10 no arguments: a future that is done, with an empty list")
  void nothingToGather() {
    virtual(
        () -> {
          Future<List<String>> none = gather(List.<Coroutine<String>>of());
          assertThat(none.done()).isTrue();
          assertThat(none.result()).isEmpty();
          assertThat(Asyncio.<String>gather().result()).isEmpty();
        });
  }

  @Test
  @DisplayName("GATHER-11 futures of different loops are a value error")
  void futuresOfDifferentLoops() {
    try (var other = newEventLoop()) {
      virtual(
          () -> {
            Future<String> mine = getRunningLoop().createFuture();
            Future<String> foreign = other.createFuture();
            assertThatThrownBy(() -> gather(mine, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The future belongs to a different loop");
          });
    }
  }

  @Test
  @DisplayName("GATHER-12 failures after the first count as seen: nothing is reported")
  void laterFailuresAreNotReported() {
    virtual(
        () -> {
          var reports = reports();
          var first = new IllegalStateException("first");
          var gathering =
              gather(failing(first), failingAfter(1, new IllegalStateException("second")));
          assertThat(assertFails(IllegalStateException.class, gathering)).isSameAs(first);
          pause(2);
          gathering = null;
          System.gc();
          passes(3);
          assertThat(reports).isEmpty();
        });
  }

  @Test
  @DisplayName(
      "GATHER-13 a bad argument is a type error, and what was started runs on without an internal"
          + " error")
  void badArgument() {
    virtual(
        () -> {
          var reports = reports();
          var good = longWork("good", trail);
          Awaitable<String> bad = new Awaitable<>() {};
          assertThatThrownBy(() -> gather(good, bad))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("An asyncio4j coroutine or future is required");
          pause(4000);
          trail.assertIs("good starts", "good ends");
          assertThat(reports).isEmpty();
        });
  }

  @Test
  @DisplayName(
      "GATHER-14 cancelling a gather of shields cancels the shields, not what they protect")
  void gatherOfShields() {
    virtual(
        () -> {
          var a = createTask(after(5, "a"));
          var b = createTask(after(5, "b"));
          var shieldA = shield(a);
          var shieldB = shield(b);
          var gathering = gather(shieldA, shieldB);
          passes(1);
          assertThat(gathering.cancel()).isTrue();
          assertFails(CancelledError.class, gathering);
          assertThat(shieldA.cancelled()).isTrue();
          assertThat(shieldB.cancelled()).isTrue();
          assertThat(await(gather(a, b))).containsExactly("a", "b");
        });
  }
}
