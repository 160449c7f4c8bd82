package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Executors that the loop knows by an adapter only. */
@ExtendWith(NothingLeftBehind.class)
class ExecutorAdapterTest {
  private interface Travelling<T> extends Body<T>, Serializable {}

  private final Machine machine = new Machine();

  private void running(VoidBody body) {
    run(
        async(
            () -> {
              try {
                body.run();
              } finally {
                machine.close();
              }
            }));
  }

  @Test
  void workGoesThroughTheAdapter() {
    running(
        () -> {
          Travelling<Integer> work = () -> 42;
          assertThat(await(getRunningLoop().runInExecutor(machine, work))).isEqualTo(42);
          machine.trail.assertIs("submitted");
        });
  }

  @Test
  void theSecondMostWantedAndTheBrokenAdapterAreNotAsked() {
    running(
        () -> {
          Travelling<String> work = () -> "x";
          for (int i = 0; i < 3; i++) await(getRunningLoop().runInExecutor(machine, work));
          machine.trail.assertIs("submitted", "submitted", "submitted");
          assertThat(Machine.Adapter.asked).as("once for each class").isEqualTo(1);
        });
  }

  @Test
  @DisplayName("E-04 the work's own exception comes out")
  void failures() {
    running(
        () -> {
          Travelling<Integer> work =
              () -> {
                throw new IOException("broken there");
              };
          assertThatThrownBy(() -> await(getRunningLoop().runInExecutor(machine, work)))
              .isInstanceOf(IOException.class)
              .hasMessage("broken there");
        });
  }

  @Test
  @DisplayName("E-02 what cannot travel is refused before anything is sent")
  void whatCannotTravel() {
    running(
        () -> {
          Body<Integer> work = () -> 42;
          assertThatThrownBy(() -> getRunningLoop().runInExecutor(machine, work))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("cannot travel");
          assertThat(machine.trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName("E-05 a cancel ends the wait at once, and takes the work back")
  void cancelled() {
    running(
        () -> {
          machine.holds = true;
          Travelling<Integer> work = () -> 42;
          var future = getRunningLoop().runInExecutor(machine, work);
          future.cancel();
          assertThatThrownBy(() -> await(future)).isInstanceOf(CancelledError.class);
          passes(1);
          machine.trail.assertIs("submitted", "cancelled, interrupt false");
        });
  }

  @Test
  @DisplayName("E-11 a full executor is heard of in the call")
  void rejected() {
    running(
        () -> {
          machine.full = true;
          Travelling<Integer> work = () -> 42;
          assertThatThrownBy(() -> getRunningLoop().runInExecutor(machine, work))
              .isInstanceOf(RejectedExecutionException.class)
              .hasMessage("full");
        });
  }
}
