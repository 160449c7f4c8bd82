package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.tasks.LongWork.longWork;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.failingInCleanup;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A group that ends well, or by an error; see also {@link TaskGroupCancelTest} and {@link
 * TaskGroupChildrenTest}.
 */
class TaskGroupTest {
  private final Trail trail = Trail.create();
  private final IllegalStateException broken = new IllegalStateException("broken");
  private final IllegalStateException other = new IllegalStateException("other");

  private static TaskGroupException groupFailure(TaskGroup.VoidBody body) {
    return catchThrowableOfType(TaskGroupException.class, () -> taskGroup(body));
  }

  @Test
  @DisplayName("TG-01 the block's end waits for all children; their results are then readable")
  void waitsForAllChildren() {
    virtual(
        () -> {
          var start = now();
          var tasks =
              taskGroup(
                  group -> {
                    var slow = group.createTask(after(3, "slow"));
                    return List.of(slow, group.createTask(after(1, "fast")));
                  });
          assertThat(secondsSince(start)).isEqualTo(3);
          assertThat(tasks.get(0).result()).isEqualTo("slow");
          assertThat(tasks.get(1).result()).isEqualTo("fast");
        });
  }

  @Test
  @DisplayName("TG-02 a child cancelled by hand does not disturb the group")
  void childCancelledByHand() {
    virtual(
        () -> {
          var tasks =
              taskGroup(
                  group -> {
                    var cancelled = group.createTask(after(9, "never"));
                    var fine = group.createTask(after(2, "fine"));
                    pause(1);
                    cancelled.cancel();
                    return List.of(cancelled, fine);
                  });
          assertThat(tasks.get(0).cancelled()).isTrue();
          assertThat(tasks.get(1).result()).isEqualTo("fine");
        });
  }

  @Test
  @DisplayName("TG-03 a failing child cancels its siblings; the group's exception has the failure")
  void failingChildCancelsItsSiblings() {
    virtual(
        () -> {
          var start = now();
          var error =
              groupFailure(
                  group -> {
                    group.createTask(longWork("a", trail));
                    group.createTask(longWork("b", trail));
                    group.createTask(failingAfter(1, broken));
                  });
          assertThat(error).hasMessage("unhandled errors in a TaskGroup (1 sub-exception)");
          assertThat(error.exceptions()).containsExactly(broken);
          trail.assertIs("a starts", "b starts", "a ends", "b ends");
          assertThat(secondsSince(start)).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("TG-04 a failing child also cancels the body while that is suspended in the block")
  void failingChildCancelsTheBody() {
    virtual(
        () -> {
          var error =
              groupFailure(
                  group -> {
                    group.createTask(failingAfter(1, broken));
                    try {
                      pause(3600);
                      trail.add("not reached");
                    } finally {
                      trail.add("body ends");
                    }
                  });
          assertThat(error.exceptions()).containsExactly(broken);
          trail.assertIs("body ends");
        });
  }

  @Test
  @DisplayName("TG-05 several children fail: all failures are in the group's exception")
  void allFailuresAreInTheGroup() {
    virtual(
        () -> {
          var error =
              groupFailure(
                  group -> {
                    group.createTask(failingInCleanup(other));
                    group.createTask(failingAfter(1, broken));
                  });
          assertThat(error.exceptions()).containsExactly(broken, other);
          assertThat(error.getSuppressed())
              .as("for the stack trace")
              .containsExactly(broken, other);
        });
  }

  @Test
  @DisplayName(
      "TG-08 an error in the body cancels the children and is wrapped in the group's exception")
  void errorInTheBody() {
    virtual(
        () -> {
          var error =
              groupFailure(
                  group -> {
                    group.createTask(longWork("child", trail));
                    pause(1);
                    throw broken;
                  });
          assertThat(error.exceptions()).containsExactly(broken);
          trail.assertIs("child starts", "child ends");
        });
  }

  @Test
  @DisplayName(
      "TG-09 nested: an inner failure is a group in a group; an outer failure cancels the inner"
          + " group")
  void nestedGroups() {
    virtual(
        () -> {
          var inner =
              groupFailure(
                  outer ->
                      taskGroup(
                          group -> {
                            group.createTask(failing(broken));
                          }));
          assertThat(inner.exceptions()).singleElement().isInstanceOf(TaskGroupException.class);
          assertThat(((TaskGroupException) inner.exceptions().get(0)).exceptions())
              .containsExactly(broken);

          var outside =
              groupFailure(
                  outer -> {
                    outer.createTask(failingAfter(1, other));
                    taskGroup(
                        group -> {
                          group.createTask(longWork("inner", trail));
                        });
                  });
          assertThat(outside.exceptions()).containsExactly(other);
          trail.assertIs("inner starts", "inner ends");
        });
  }

  @Test
  @DisplayName(
      "TG-10 a body that turns its cancellation into another error: it is in the group beside the"
          + " child's")
  void bodyFailsInCleanup() {
    virtual(
        () -> {
          var error =
              groupFailure(
                  group -> {
                    group.createTask(failingAfter(1, broken));
                    await(failingInCleanup(other));
                  });
          assertThat(error.exceptions()).containsExactly(broken, other);
        });
  }
}
