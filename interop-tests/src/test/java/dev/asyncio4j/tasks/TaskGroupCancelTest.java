package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.tasks.LongWork.longWork;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.failingInCleanup;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TaskGroupCancelTest {
  private final Trail trail = Trail.create();
  private final IllegalStateException broken = new IllegalStateException("broken");

  private static <X extends Throwable> X groupFailure(Class<X> type, TaskGroup.VoidBody body) {
    return catchThrowableOfType(type, () -> taskGroup(body));
  }

  @Test
  @DisplayName("TG-06 an outer cancel cancels all children, waits for them, and comes out")
  void outerCancelGoesToTheChildren() {
    virtual(
        () -> {
          var runner =
              createTask(
                  async(
                      () -> {
                        try {
                          taskGroup(
                              group -> {
                                group.createTask(longWork("child", trail));
                              });
                        } finally {
                          trail.add("group ends");
                        }
                      }));
          pause(1);
          runner.cancel("from outside");
          assertThat(assertFails(CancelledError.class, runner)).hasMessage("from outside");
          trail.assertIs("child starts", "child ends", "group ends");
        });
  }

  @Test
  @DisplayName(
      "TG-07 an outer cancel with children that fail in cleanup: the group's exception wins")
  void errorsWinOverACancel() {
    virtual(
        () -> {
          var runner =
              createTask(
                  async(
                      () ->
                          taskGroup(
                              group -> {
                                group.createTask(failingInCleanup(broken));
                                pause(3600);
                              })));
          pause(1);
          runner.cancel();
          assertThat(assertFails(TaskGroupException.class, runner).exceptions())
              .containsExactly(broken);
          assertThat(runner.cancelled()).isFalse();
        });
  }

  @Test
  @DisplayName("TG-11 a fatal error from the body comes out bare; the errors it hides are reported")
  void fatalErrorComesOutBare() {
    virtual(
        () -> {
          var reports = reports();
          var interrupt = new InternalError("stop");
          var error =
              groupFailure(
                  InternalError.class,
                  group -> {
                    group.createTask(failingAfter(1, broken));
                    await(failingInCleanup(interrupt));
                  });
          assertThat(error).isSameAs(interrupt);
          assertThat(reports).extracting(ExceptionContext::exception).containsExactly(broken);
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("TG-12 other errors that no `catch (Exception e)` catches are grouped as all are")
  void otherErrorsAreGrouped() {
    virtual(
        () -> {
          var assertion = new AssertionError("in the body");
          var error =
              groupFailure(
                  TaskGroupException.class,
                  group -> {
                    group.createTask(failingAfter(1, broken));
                    await(failingInCleanup(assertion));
                  });
          assertThat(error.exceptions()).containsExactly(broken, assertion);
        });
  }

  @Test
  @DisplayName("TG-17 after a group failed by a child, the parent's cancelling() is 0")
  void cancellingIsBackToZero() {
    virtual(
        () -> {
          groupFailure(
              TaskGroupException.class,
              group -> {
                group.createTask(failing(broken));
                pause(3600);
              });
          assertThat(currentTask().cancelling()).isZero();
          pause(1);
        });
  }

  @Test
  @DisplayName(
      "TG-18 inner and outer group fail: cancelling() is 1 between them and 0 after the outer")
  void innerAndOuterFail() {
    virtual(
        () -> {
          groupFailure(
              TaskGroupException.class,
              outer -> {
                groupFailure(
                    TaskGroupException.class,
                    inner -> {
                      inner.createTask(failing(broken));
                      outer.createTask(failing(new IllegalStateException("other")));
                      pause(3600);
                    });
                assertThat(currentTask().cancelling()).isEqualTo(1);
                trail.add("between");
              });
          assertThat(currentTask().cancelling()).isZero();
          trail.assertIs("between");
        });
  }

  @Test
  @DisplayName(
      "TG-19 a child fails and the parent is cancelled in the same pass: the group is raised, the"
          + " next await cancelled")
  void childFailureAndCancelInOnePass() {
    virtual(
        () -> {
          var event = Event.create();
          var inner =
              createTask(
                  async(
                      () -> {
                        groupFailure(
                            TaskGroupException.class,
                            group -> {
                              group.createTask(
                                  async(
                                      () -> {
                                        event.set();
                                        passes(1);
                                        await(failing(broken));
                                      }));
                              pause(3600);
                            });
                        trail.add("cancelling " + currentTask().cancelling());
                        pause(3600);
                        trail.add("not reached");
                      }));
          await(event.await());
          assertThat(inner.cancelling()).isZero();
          inner.cancel();
          assertFails(CancelledError.class, inner);
          assertThat(inner.cancelled()).isTrue();
          trail.assertIs("cancelling 1");
        });
  }

  @Test
  @DisplayName(
      "TG-22 cancel() ends the group without an exception; children and body are cancelled")
  void cancelEndsTheGroup() {
    virtual(
        () -> {
          taskGroup(
              group -> {
                group.createTask(longWork("child", trail));
                passes(1);
                group.cancel();
                try {
                  pause(3600);
                } finally {
                  trail.add("body ends");
                }
              });
          trail.assertIs("child starts", "child ends", "body ends");
          assertThat(currentTask().cancelling()).isZero();
          pause(1);
        });
  }

  @Test
  @DisplayName(
      "TG-23 cancel() as the body's first act; repeated calls and calls after the block do nothing")
  void cancelIsIdempotent() {
    virtual(
        () -> {
          var groups = new ArrayList<TaskGroup>();
          taskGroup(
              group -> {
                groups.add(group);
                group.cancel();
                group.cancel();
                pause(3600);
                trail.add("not reached");
              });
          groups.get(0).cancel();
          assertThat(currentTask().cancelling()).isZero();
          pause(1);
          assertThat(trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName("TG-24 after cancel(), a foreign cancel or a timeout of the parent is not swallowed")
  void foreignCancelAfterCancel() {
    virtual(
        () -> {
          var runner =
              createTask(
                  async(
                      () -> {
                        taskGroup(this::cancelsAndEndsSlowly);
                        trail.add("not reached");
                      }));
          pause(2);
          runner.cancel();
          assertFails(CancelledError.class, runner);
          assertThat(runner.cancelled()).isTrue();
          catchThrowableOfType(
              AsyncTimeoutException.class,
              () ->
                  timeout(
                      seconds(2),
                      () -> {
                        taskGroup(this::cancelsAndEndsSlowly);
                        trail.add("not reached");
                      }));
          trail.assertIs("slow end", "slow end");
        });
  }

  /** One second passes, the group is cancelled, and its child takes five seconds to end. */
  private void cancelsAndEndsSlowly(TaskGroup group) {
    group.createTask(
        async(
            () -> {
              try {
                pause(3600);
              } finally {
                await(after(5, ""));
                trail.add("slow end");
              }
            }));
    pause(1);
    group.cancel();
  }
}
