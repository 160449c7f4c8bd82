package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Level cancellation as trio has it, built on the hook, beside asyncio's edges. */
@ExtendWith(NothingLeftBehind.class)
class CancelScopesTest {
  private final Trail trail = Trail.create();

  private void raises(String what, Awaitable<?> wait) {
    try {
      await(wait);
      trail.add(what + " went on");
    } catch (CancelledError e) {
      trail.add(what);
    }
  }

  @Test
  @DisplayName("NUR-C-01 every suspension in a cancelled scope raises again, a bare yield too")
  void level() {
    virtual(
        () -> {
          var start = now();
          Future<String> done = getRunningLoop().createFuture();
          done.setResult("x");
          var scope =
              new Scope()
                  .run(
                      s -> {
                        s.cancel();
                        raises("sleep", sleep(seconds(1)));
                        raises("again", sleep(seconds(1)));
                        raises("yield", sleep(Duration.ZERO));
                        raises("future", getRunningLoop().createFuture());
                        trail.add("done " + await(done));
                        pause(1);
                        trail.add("never");
                      });
          trail.assertIs("sleep", "again", "yield", "future", "done x");
          assertThat(scope.caught).isTrue();
          assertThat(secondsSince(start)).isZero();
          assertThat(currentTask().cancelling()).isZero();
          pause(1); // and outside everything is as before
        });
  }

  @Test
  @DisplayName("NUR-C-03 a cancelled scope in which nothing is awaited ends normally")
  void nothingAwaited() {
    virtual(() -> assertThat(new Scope().run(Scope::cancel).caught).isFalse());
  }

  @Test
  @DisplayName("NUR-D-01 a deadline ends the wait, at its time")
  void deadline() {
    virtual(
        () -> {
          var start = now();
          assertThat(Scope.moveOnAfter(2, s -> pause(9)).caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(Scope.moveOnAfter(2, s -> pause(1)).caught).isFalse();
          assertThat(Scope.moveOnAfter(-1, s -> pause(1)).caught).as("in the past").isTrue();
          assertThat(secondsSince(start)).isEqualTo(3);
        });
  }

  @Test
  @DisplayName("NUR-D-05 an inner limit leaves the outer one running")
  void nested() {
    virtual(
        () -> {
          var start = now();
          var outer =
              Scope.moveOnAfter(
                  3,
                  o -> {
                    var inner = Scope.moveOnAfter(1, i -> pause(9));
                    assertThat(inner.caught).isTrue();
                    assertThat(secondsSince(start)).isEqualTo(1);
                    var third = Scope.moveOnAfter(5, i -> pause(9));
                    trail.add("not here " + third.caught);
                  });
          assertThat(outer.caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(3);
          assertThat(trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName("NUR-C-03 of two cancelled scopes the outer one catches")
  void theOuterOneCatches() {
    virtual(
        () -> {
          var inner = new Scope();
          var outer =
              new Scope()
                  .run(
                      o ->
                          inner.run(
                              i -> {
                                o.cancel();
                                i.cancel();
                                pause(1);
                              }));
          assertThat(outer.caught).isTrue();
          assertThat(inner.caught).isFalse();
        });
  }

  @Test
  void aShieldHoldsOuterScopesBack() {
    virtual(
        () -> {
          var start = now();
          var outer =
              Scope.moveOnAfter(
                  1,
                  o -> {
                    try {
                      pause(9);
                    } finally {
                      Scope.shielded(x -> pause(2));
                      trail.add("cleaned up at " + secondsSince(start));
                    }
                  });
          trail.assertIs("cleaned up at 3");
          assertThat(outer.caught).isTrue();
        });
  }

  @Test
  @DisplayName("NUR-C-05 lifting a shield lets outer scopes in at once")
  void aShieldIsLifted() {
    virtual(
        () -> {
          var start = now();
          var inner = new Scope();
          getRunningLoop().callLater(seconds(2), () -> inner.shield(false));
          inner.shield(true);
          var outer =
              new Scope()
                  .run(
                      o ->
                          inner.run(
                              i -> {
                                o.cancel();
                                pause(1);
                                trail.add("still inside at " + secondsSince(start));
                                pause(9);
                              }));
          trail.assertIs("still inside at 1");
          assertThat(outer.caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(2);
        });
  }

  @Test
  void tasksOfAScopeAreInItOthersAreNot() {
    virtual(
        () -> {
          var tasks = new ArrayList<Task<?>>();
          new Scope()
              .run(
                  s -> {
                    tasks.add(s.start(() -> level("child")));
                    tasks.add(
                        s.start(
                            () -> {
                              Scope.shielded(x -> pause(2));
                              trail.add("shielded child went on");
                              return level("then");
                            }));
                    tasks.add(createTask(sleep(seconds(3), "free")));
                    assertThat(CancelScopes.of(tasks.get(2))).as("not inherited").isNull();
                    pause(1);
                    s.cancel();
                  });
          pause(5);
          trail.assertIs(
              "child raises", "child again", "shielded child went on", "then raises", "then again");
          assertThat(tasks.get(2).result()).isEqualTo("free");
        });
  }

  private String level(String name) {
    raises(name + " raises", sleep(seconds(60)));
    raises(name + " again", sleep(seconds(60)));
    return name;
  }

  @Test
  void aTaskThatHasNotBegunRunsToItsFirstAwait() {
    virtual(
        () -> {
          var child = new ArrayList<Task<String>>();
          new Scope()
              .run(
                  s -> {
                    child.add(s.start(() -> level("child")));
                    s.cancel();
                  });
          passes(6);
          assertThat(child.get(0).result()).isEqualTo("child");
          trail.assertIs("child raises", "child again");
        });
  }

  @Test
  @DisplayName("NUR-G-01 a generator cannot emit inside a scope of its body")
  void generators() {
    virtual(
        () -> {
          var bad =
              asyncGenerator(
                  (dev.asyncio4j.AsyncGenerator.Body<Integer>)
                      out -> new Scope().run(s -> out.emit(1)));
          assertThatThrownBy(() -> await(bad.next()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("inside an open cancel scope");
          var good =
              asyncGenerator(
                  (dev.asyncio4j.AsyncGenerator.Body<Integer>)
                      out -> {
                        Scope.moveOnAfter(1, s -> pause(9));
                        out.emit(1);
                        Scope.moveOnAfter(1, s -> pause(9));
                        out.emit(2);
                      });
          assertThat(await(good.next())).isEqualTo(1);
          new Scope().run(s -> assertThat(await(good.next())).isEqualTo(2));
          await(good.close());
        });
  }
}
