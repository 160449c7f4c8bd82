package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.nurseries.Levels.sleeper;
import static dev.asyncio4j.nurseries.Levels.slowToCleanUp;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Edges of Task.cancel that reach nurseries, their hosts, children and scopes. */
@ExtendWith(NothingLeftBehind.class)
class NurseryEdgesTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("an edge of a nursery's host is heard once, and is a level for the children")
  void theHostIsCancelled() {
    Task<?> host =
        createTask(
            async(
                () ->
                    openNursery(
                        nursery -> {
                          nursery.startSoon(
                              async(
                                  () -> {
                                    tries(trail, "child", sleep(seconds(9)));
                                    tries(trail, "child", sleep(seconds(9)));
                                  }));
                          tries(trail, "host", sleep(seconds(9)));
                          pause(1);
                          trail.add("host goes on");
                          pause(9);
                        })));
    pause(1);
    host.cancel();
    pause(2);
    trail.assertIs("host raised", "host goes on");
    host.cancel("again");
    assertThatThrownBy(() -> await(host)).isInstanceOf(CancelledError.class).hasMessage("again");
    trail.assertIs("host raised", "host goes on", "child raised", "child raised");
  }

  @AsyncTest
  @DisplayName("an edge while the nursery's exit waits cancels the children, and comes out")
  void theHostIsCancelledAtTheExit() {
    var start = now();
    Task<?> host =
        createTask(
            async(
                () ->
                    openNursery(
                        nursery -> {
                          nursery.startSoon(slowToCleanUp(trail, "child", 3));
                        })));
    pause(1);
    host.cancel("edge");
    assertThatThrownBy(() -> await(host)).isInstanceOf(CancelledError.class).hasMessage("edge");
    assertThat(host.cancelled()).isTrue();
    assertThat(secondsSince(start)).isEqualTo(4);
    trail.assertIs("child cleaned up");
  }

  @AsyncTest
  @DisplayName("an edge that failures hide is put off to the next await")
  void failuresHideAnEdge() {
    Task<?> host =
        createTask(
            async(
                () -> {
                  try {
                    openNursery(
                        nursery -> {
                          nursery.startSoon(
                              dev.asyncio4j.testing.Virtual.failingInCleanup(
                                  new IOException("clean-up")));
                        });
                  } catch (RuntimeException e) {
                    trail.add(e.getSuppressed()[0].getMessage());
                  }
                  tries(trail, "next await", sleep(seconds(1)));
                  trail.add(currentTask().cancelling());
                }));
    pause(1);
    host.cancel();
    await(host);
    trail.assertIs("clean-up", "next await raised", "1");
  }

  @AsyncTest
  @DisplayName("an edge of a child ends that child; the nursery and its siblings go on")
  void aChildIsCancelled() {
    openNursery(
        nursery -> {
          var child = nursery.startSoon(sleeper(trail, "child", 9));
          nursery.startSoon(sleeper(trail, "sibling", 2));
          pause(1);
          child.cancel();
          pause(2);
          assertThat(child.cancelled()).isTrue();
          assertThat(nursery.cancelScope().cancelCalled()).isFalse();
        });
    trail.assertIs("child cancelled", "sibling done");
  }

  @AsyncTest
  @DisplayName("NUR-C-14 scope and Task.cancel in one pass: the task ends cancelled")
  void edgeAndLevel() {
    for (boolean levelFirst : List.of(true, false)) {
      var scope = CancelScope.create();
      var task = createTask(async(() -> scope.run(s -> nap(9))));
      passes(1);
      if (levelFirst) scope.cancel();
      task.cancel();
      if (!levelFirst) scope.cancel();
      assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
      assertThat(task.cancelled()).isTrue();
      assertThat(scope.cancelledCaught()).isFalse();
    }
  }

  @AsyncTest
  @DisplayName("NUR-C-14 scope and Task.cancel of a nursery's host in one pass: it ends cancelled")
  void edgeAndLevelOfANursery() {
    Nursery[] kept = {null};
    var task =
        createTask(
            async(
                () ->
                    openNursery(
                        nursery -> {
                          kept[0] = nursery;
                          nursery.startSoon(sleeper(trail, "child", 9));
                          pause(9);
                        })));
    passes(2);
    kept[0].cancelScope().cancel();
    task.cancel();
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
    assertThat(kept[0].cancelScope().cancelledCaught()).isFalse();
    trail.assertIs("child cancelled");
  }
}
