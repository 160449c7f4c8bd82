package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A runner: one loop for several runs. */
class RunnerTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName(
      "RUN-11 the loop made by the loop factory is the one main runs on, and the factory is called"
          + " once")
  void usesTheLoopFactory() {
    var made = new ArrayList<EventLoop>();
    var options =
        RunOptions.defaults()
            .loopFactory(
                () -> {
                  made.add(virtualLoop());
                  return made.get(0);
                });
    var running = run(async(() -> getRunningLoop()), options);
    assertThat(made).containsExactly(running);
    assertThat(running.isClosed()).isTrue();
  }

  @Test
  @DisplayName("RUN-12 several run calls on one Runner use the same loop")
  void aRunnerKeepsItsLoop() {
    try (var runner = Runner.create(VIRTUAL)) {
      var first = runner.run(async(() -> getRunningLoop()));
      assertThat(runner.run(async(() -> getRunningLoop()))).isSameAs(first).isSameAs(runner.loop());
    }
  }

  @Test
  @DisplayName("RUN-13 a context variable set in one Runner.run call is visible in the next one")
  void aRunnerKeepsItsContext() {
    var variable = ContextVar.create("variable", "initial");
    try (var runner = Runner.create(VIRTUAL)) {
      assertThat(
              runner.run(
                  async(
                      () -> {
                        variable.set("set");
                        return getRunningLoop().isRunning();
                      })))
          .isTrue();
      assertThat(runner.run(async(() -> variable.get()))).isEqualTo("set");
    }
    assertThat(variable.get()).isEqualTo("initial");
  }

  @Test
  @DisplayName(
      "RUN-14 after close, loop and run fail with \"closed\"; a second close does nothing; the loop"
          + " is closed")
  void aClosedRunnerFails() {
    var runner = Runner.create(VIRTUAL);
    var loop = runner.loop();
    runner.close();
    runner.close();
    assertThat(loop.isClosed()).isTrue();
    assertThatThrownBy(runner::loop)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> runner.run(async(() -> "value"))).hasMessageContaining("closed");
  }

  @Test
  @DisplayName("RUN-15 a runner that has been closed cannot be entered again")
  void aClosedRunnerCannotBeEntered() {
    var runner = Runner.create(VIRTUAL);
    try (runner) {
      runner.run(async(() -> "value"));
    }
    var again =
        catchThrowable(
            () -> {
              try (runner) {
                runner.run(async(() -> trail.add("ran")));
              }
            });
    assertThat(again)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Runner is closed");
    trail.assertIs();
  }
}
