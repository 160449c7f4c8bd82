package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Runner;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.TaskFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tasks that nobody awaits: their failure is told when it happens. */
class UnattendedTest {
  private static final TaskOptions UNATTENDED = TaskOptions.defaults().unattended();
  private final IllegalStateException error = new IllegalStateException("unattended");

  private void assertToldOnce(List<ExceptionContext> reports) {
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).isSameAs(error);
  }

  @Test
  @DisplayName("F-32 the failure of an unattended task is told in the pass in which it fails")
  void toldInItsPass() {
    virtual(
        () -> {
          var reports = reports();
          var task = createTask(failing(error), UNATTENDED.name("poller"));
          assertThat(reports).isEmpty();
          passes(1);
          assertToldOnce(reports);
          assertThat(reports.get(0).future()).isSameAs(task);
          assertThat(reports.get(0).message()).contains("name='poller'", "unattended");
          assertThat(task.done()).isTrue();
        });
  }

  @Test
  @DisplayName("F-32 an unattended failure may stop the service: it is told while the loop runs")
  void stopsTheLoop() {
    try (var runner = Runner.create(VIRTUAL)) {
      var loop = runner.loop();
      var told = new ArrayList<Throwable>();
      loop.setExceptionHandler(
          (l, context) -> {
            told.add(context.exception());
            l.stop();
          });
      var service = loop.createTask(async(() -> pause(3600)));
      loop.createTask(failingAfter(5, error), UNATTENDED);
      loop.runForever();
      assertThat(told).containsExactly(error);
      assertThat(service.done()).isFalse();
      assertThat(loop.time().toSeconds()).isLessThan(3600);
    }
  }

  @Test
  @DisplayName("F-32 an unattended failure is told once: not again when the loop closes")
  void toldOnce() {
    var told = new ArrayList<ExceptionContext>();
    try (var runner = Runner.create(VIRTUAL)) {
      runner.loop().setExceptionHandler((loop, context) -> told.add(context));
      runner.run(
          async(
              () -> {
                createTask(failing(error), UNATTENDED);
                passes(2);
              }));
    }
    assertToldOnce(told);
  }

  @Test
  @DisplayName("F-32 an unattended eager task is told of inside the call that creates it")
  void eager() {
    virtual(
        () -> {
          var reports = reports();
          createTask(failing(error), UNATTENDED.eagerStart(true));
          assertToldOnce(reports);
        });
  }

  @Test
  @DisplayName("F-32 in a group an unattended failure is told at once, and fails the group as well")
  void inAGroup() {
    virtual(
        () -> {
          var reports = reports();
          assertThatThrownBy(
                  () ->
                      taskGroup(
                          group -> {
                            group.createTask(failing(error), UNATTENDED);
                          }))
              .isInstanceOf(TaskGroupException.class);
          assertToldOnce(reports);
        });
  }

  @Test
  @DisplayName("F-32 cancellation, and a result, of an unattended task are nothing to tell")
  void nothingToTell() {
    virtual(
        () -> {
          var reports = reports();
          var cancelled = createTask(failingAfter(5, error), UNATTENDED);
          createTask(async(() -> "fine"), UNATTENDED);
          passes(1);
          cancelled.cancel();
          passes(3);
          assertThat(reports).isEmpty();
        });
  }

  @Test
  @DisplayName(
      "F-32 a task factory sees the option, and who awaits the task gets the error as well")
  void factoriesAndWaiters() {
    virtual(
        () -> {
          var reports = reports();
          var task =
              TaskFactory.standard().createTask(getRunningLoop(), failing(error), UNATTENDED);
          assertThatThrownBy(() -> await(task)).isSameAs(error);
          assertToldOnce(reports);
          assertThat(UNATTENDED.isUnattended()).isTrue();
          assertThat(UNATTENDED.name("x").isUnattended()).isTrue();
          assertThat(TaskOptions.defaults().isUnattended()).isFalse();
        });
  }
}
