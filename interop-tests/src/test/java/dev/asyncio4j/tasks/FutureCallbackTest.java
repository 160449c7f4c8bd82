package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.support.Support.passes;
import static dev.asyncio4j.support.Support.runVirtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.Trail;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is told that a future is done. */
class FutureCallbackTest {
  private final Trail trail = new Trail();

  private static Future<String> newFuture() {
    return getRunningLoop().createFuture();
  }

  private Consumer<Future<String>> logging(String event) {
    return future -> trail.log(event);
  }

  @Test
  @DisplayName("FUT-05 callbacks run in the order added, not inside setResult but on a later pass")
  void callbacksRunLater() {
    runVirtual(
        () -> {
          var future = newFuture();
          for (var name : new String[] {"first", "second", "third"})
            future.addDoneCallback(logging(name));
          future.setResult("value");
          trail.log("set");
          passes(1);
          trail.log("one pass later");
        });
    trail.assertExactly("set", "first", "second", "third", "one pass later");
  }

  @Test
  @DisplayName("FUT-06 a callback added to a finished future still runs, on a later pass")
  void lateCallbacksRun() {
    runVirtual(
        () -> {
          var future = newFuture();
          future.setResult("value");
          future.addDoneCallback(done -> trail.log("late " + done.result()));
          trail.log("added");
          passes(1);
        });
    trail.assertExactly("added", "late value");
  }

  @Test
  @DisplayName(
      "FUT-07 removeDoneCallback removes every equal entry and returns the count; 0 when absent")
  void callbacksMayBeRemoved() {
    runVirtual(
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
    trail.assertExactly("kept");
  }

  @Test
  @DisplayName(
      "FUT-08 a callback that removes later callbacks of the same batch cannot corrupt the batch")
  void aBatchIsFixed() {
    runVirtual(
        () -> {
          var future = newFuture();
          var last = logging("last");
          future.addDoneCallback(done -> trail.log("removed " + done.removeDoneCallback(last)));
          future.addDoneCallback(logging("middle"));
          future.addDoneCallback(last);
          future.setResult("value");
          passes(1);
        });
    trail.assertExactly("removed 0", "middle", "last");
  }
}
