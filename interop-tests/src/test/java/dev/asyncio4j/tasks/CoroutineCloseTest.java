package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coroutines that are given up before they begin. */
@ExtendWith(NothingLeftBehind.class)
class CoroutineCloseTest {
  private final Trail trail = Trail.create();

  private Coroutine<Void> work() {
    return async(() -> trail.add("runs"));
  }

  @Test
  void aClosedCoroutineNeverRuns() {
    virtual(
        () -> {
          var coroutine = work();
          coroutine.close();
          coroutine.close();
          assertFails(IllegalStateException.class, coroutine);
          assertThatThrownBy(() -> createTask(coroutine))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("cannot reuse already awaited coroutine");
          passes(2);
        });
    trail.assertIs();
  }

  @Test
  void itIsNotToldOfAsForgotten() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                work().close();
                after(1, "x").close();
                var unused = work();
              }),
          VIRTUAL.debug(true));
      assertThat(log.messages()).singleElement().asString().contains("was never awaited");
    }
  }

  @Test
  void oneThatWasStartedGoesOn() {
    virtual(
        () -> {
          var coroutine = after(1, "value");
          var task = createTask(coroutine);
          coroutine.close();
          passes(1);
          coroutine.close();
          assertThat(await(task)).isEqualTo("value");
          coroutine.close();
        });
  }

  @Test
  void itMayBeClosedWithoutALoop() {
    var coroutine = work();
    coroutine.close();
    assertThatThrownBy(() -> run(coroutine)).isInstanceOf(IllegalStateException.class);
  }
}
