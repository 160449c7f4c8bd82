package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects of a module that are awaited. */
@ExtendWith(NothingLeftBehind.class)
class AwaitableObjectTest {
  /** Gives its text after a second, as a future of whichever loop asks. */
  private static final class Reply implements AwaitableObject<String> {
    final List<Future<String>> given = new ArrayList<>();

    @Override
    public Future<String> future(EventLoop loop) {
      Future<String> future = loop.createFuture();
      loop.callLater(seconds(1), () -> end(future));
      given.add(future);
      return future;
    }

    private static void end(Future<String> future) {
      if (!future.done()) future.setResult("reply");
    }
  }

  @Test
  void itIsAwaitedAsItsFuture() {
    var reply = new Reply();
    for (int i = 1; i <= 2; i++) {
      virtual(() -> assertThat(await(reply)).isEqualTo("reply"));
      assertThat(reply.given).as("one for each loop").hasSize(i);
    }
    assertThat(run(reply, VIRTUAL)).isEqualTo("reply");
  }

  @Test
  void itIsTakenWhereAFutureIs() {
    virtual(
        () -> {
          assertThat(await(gather(new Reply(), new Reply()))).containsOnly("reply");
          assertThat(await(waitFor(new Reply(), seconds(2)))).isEqualTo("reply");
          assertThat(await(shield(new Reply()))).isEqualTo("reply");
          assertThat(ensureFuture(new Reply()).loop()).isSameAs(getRunningLoop());
          passes(1);
        });
  }

  @Test
  void theCancellationOfATaskThatAwaitsItCancelsTheFuture() {
    virtual(
        () -> {
          var reply = new Reply();
          var task = createTask(async(() -> await(reply)));
          passes(1);
          task.cancel();
          assertFails(CancelledError.class, task);
          assertThat(reply.given.get(0).cancelled()).isTrue();
        });
  }

  @Test
  void aFailureToGiveAFutureIsThatOfTheAwait() {
    virtual(
        () -> {
          AwaitableObject<String> broken =
              loop -> {
                throw new IllegalStateException("no future");
              };
          assertThat(assertFails(IllegalStateException.class, broken)).hasMessage("no future");
        });
  }
}
