package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.testing.Trail;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is told that a future is done. */
class FutureCallbackTest {
  private final Trail trail = Trail.create();

  private static Future<String> newFuture() {
    return getRunningLoop().createFuture();
  }

  private Consumer<Future<String>> logging(String event) {
    return future -> trail.add(event);
  }

  @Test
  @DisplayName("FUT-05 callbacks run in the order added, not inside setResult but on a later pass")
  void callbacksRunLater() {
    virtual(
        () -> {
          var future = newFuture();
          for (var name : new String[] {"first", "second", "third"})
            future.addDoneCallback(logging(name));
          future.setResult("value");
          trail.add("set");
          passes(1);
          trail.add("one pass later");
        });
    trail.assertIs("set", "first", "second", "third", "one pass later");
  }

  @Test
  @DisplayName("FUT-06 a callback added to a finished future still runs, on a later pass")
  void lateCallbacksRun() {
    virtual(
        () -> {
          var future = newFuture();
          future.setResult("value");
          future.addDoneCallback(done -> trail.add("late " + done.result()));
          trail.add("added");
          passes(1);
        });
    trail.assertIs("added", "late value");
  }

  @Test
  @DisplayName(
      "FUT-07 removeDoneCallback removes every equal entry and returns the count; 0 when absent")
  void callbacksMayBeRemoved() {
    virtual(
        () -> {
          var future = newFuture();
          var twice = logging("removed");
          future.addDoneCallback(twice);
          future.addDoneCallback(logging("kept"));
          future.addDoneCallback(twice);
          assertThat(future.removeDoneCallback(twice)).isEqualTo(2);
          assertThat(future.removeDoneCallback(twice)).isZero();
          future.setResult("value");
          passes(1);
        });
    trail.assertIs("kept");
  }

  @Test
  @DisplayName(
      "FUT-08 a callback that removes later callbacks of the same batch cannot corrupt the batch")
  void aBatchIsFixed() {
    virtual(
        () -> {
          var future = newFuture();
          var last = logging("last");
          future.addDoneCallback(done -> trail.add("removed " + done.removeDoneCallback(last)));
          future.addDoneCallback(logging("middle"));
          future.addDoneCallback(last);
          future.setResult("value");
          passes(1);
        });
    trail.assertIs("removed 0", "middle", "last");
  }
}
