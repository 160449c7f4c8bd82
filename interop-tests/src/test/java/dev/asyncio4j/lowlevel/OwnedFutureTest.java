package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Futures that their owner alone ends: {@link LoopPort#createFuture}. */
@ExtendWith(NothingLeftBehind.class)
class OwnedFutureTest {
  private final List<@Nullable String> asked = new ArrayList<>();

  /** A future whose owner takes a cancellation or not. */
  private Future<String> owned(boolean takes) {
    return LoopPort.of(getRunningLoop())
        .createFuture(
            message -> {
              asked.add(message);
              return takes;
            });
  }

  @Test
  void theOwnerHearsOfACancellationAtOnceAndEndsTheFutureItself() {
    virtual(
        () -> {
          var future = owned(true);
          var task = createTask(async(() -> await(future)));
          passes(1);
          task.cancel("enough");
          assertThat(asked).containsExactly("enough");
          passes(3);
          assertThat(task.done()).isFalse();
          future.setResult("what was ready");
          assertThat(await(task)).as("it was only told, as by gather").isEqualTo("what was ready");
        });
  }

  @Test
  void theOwnerTellsThatTheWorkWasCancelled() {
    virtual(
        () -> {
          var future = new ArrayList<Future<String>>();
          future.add(
              LoopPort.of(getRunningLoop())
                  .createFuture(
                      message -> {
                        future.get(0).setException(new CancelledError(message));
                        return true;
                      }));
          var task = createTask(async(() -> await(future.get(0))));
          passes(1);
          task.cancel("enough");
          assertFails(CancelledError.class, task);
          assertThat(task.cancelled()).isTrue();
        });
  }

  @Test
  void ifItIsNotTakenTheTaskIsCancelledWhenItGoesOn() {
    virtual(
        () -> {
          var future = owned(false);
          var task = createTask(async(() -> await(future)));
          passes(1);
          task.cancel();
          passes(3);
          assertThat(task.done()).isFalse();
          future.setResult("too late");
          assertFails(CancelledError.class, task);
          assertThat(asked).containsExactly((String) null);
        });
  }

  @Test
  void whoCancelsTheFutureItselfAsks() {
    virtual(
        () -> {
          var future = owned(true);
          assertThat(future.cancel("stop")).isTrue();
          assertThat(future.done()).isFalse();
          var refusing = owned(false);
          assertThat(refusing.cancel()).isFalse();
          future.setResult("done");
          assertThat(future.cancel()).as("nobody is asked once it is done").isFalse();
          assertThat(asked).containsExactly("stop", null);
        });
  }

  @Test
  void gatherWaitForAndShieldTakeItAsAnyFuture() {
    virtual(
        () -> {
          var future = owned(true);
          var limited = createTask(waitFor(future, seconds(1)));
          passes(1);
          getRunningLoop().callLater(seconds(5), () -> future.setException(new CancelledError()));
          assertFails(AsyncTimeoutException.class, limited);
          assertThat(getRunningLoop().time()).as("its end is awaited").isGreaterThan(seconds(4));
          assertThat(asked).hasSize(1);

          var gathered = owned(true);
          var all = gather(List.of(gathered));
          assertThat(all.cancel()).isTrue();
          assertThat(asked).hasSize(2);
          gathered.setResult("x");
          assertFails(CancelledError.class, all);

          var shielded = owned(true);
          shield(shielded).cancel();
          assertThat(asked).as("a shield keeps it").hasSize(2);
          shielded.setResult("y");
        });
  }

  @Test
  void whatTheOwnerThrowsGoesToWhoCancels() {
    virtual(
        () -> {
          Future<String> future =
              LoopPort.of(getRunningLoop())
                  .createFuture(
                      message -> {
                        throw new IllegalStateException("the owner cannot");
                      });
          assertThatThrownBy(future::cancel).hasMessage("the owner cannot");
          future.setResult("goes on");
          assertThat(await(future)).isEqualTo("goes on");
        });
  }
}
