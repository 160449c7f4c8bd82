package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Context;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TaskFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Names of asyncio that few programs use, but some do. */
class PortersNamesTest {
  /** A factory of one's own: notes what it is given. */
  private static final class Noting implements TaskFactory {
    final List<Map<String, Object>> extras = new ArrayList<>();
    final List<Boolean> eager = new ArrayList<>();

    @Override
    public <T> Task<T> createTask(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
      extras.add(options.extras());
      eager.add(Boolean.TRUE.equals(options.eagerStart()));
      return TaskFactory.standard().createTask(loop, coroutine, options);
    }
  }

  private static String printed(Task<?> task) {
    var out = new ByteArrayOutputStream();
    task.printStack(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  @Test
  @DisplayName("F-36 options of one's own reach the task factory, whatever else is set after them")
  void extras() {
    virtual(
        () -> {
          var noting = new Noting();
          getRunningLoop().setTaskFactory(noting);
          var options = TaskOptions.defaults().extra("tenant", 7).extra("kind", "job").name("n");
          await(createTask(async(() -> 1), options.extra("tenant", 8)));
          await(createTask(async(() -> 1), options.unattended().eagerStart(false)));
          assertThat(noting.extras)
              .containsExactly(
                  Map.of("tenant", 8, "kind", "job"), Map.of("tenant", 7, "kind", "job"));
          assertThat(options.extras().keySet()).containsExactly("tenant", "kind");
          assertThatThrownBy(() -> options.extras().clear())
              .isInstanceOf(UnsupportedOperationException.class);
          getRunningLoop().setTaskFactory(null);
          assertThat(await(createTask(async(() -> "no use for them"), options))).isNotNull();
        });
  }

  @Test
  @DisplayName("F-36 an eager factory can be made of a factory of one's own")
  void eagerFactoryOfAnother() {
    virtual(
        () -> {
          var noting = new Noting();
          getRunningLoop().setTaskFactory(TaskFactory.eager(noting));
          assertThat(createTask(async(() -> "at once")).done()).isTrue();
          var later = createTask(async(() -> 1), TaskOptions.defaults().eagerStart(false));
          assertThat(later.done()).isFalse();
          assertThat(noting.eager).containsExactly(true, false);
        });
  }

  @Test
  @DisplayName(
      "F-36 printStack prints where a task waits, where it failed, or that it has no stack")
  void printStack() {
    virtual(
        () -> {
          var waiting = createTask(async(() -> pause(5)), "waiting");
          var failed = createTask(failing(new IllegalStateException("x")), "failed");
          var done = createTask(async(() -> 1), "done");
          passes(1);
          assertThat(printed(waiting))
              .startsWith("Stack for <Task pending name='waiting'")
              .contains("dev.asyncio4j.testing.Virtual.pause(");
          assertThat(printed(failed)).startsWith("Stack for <Task").contains("\tat ");
          assertThat(printed(done)).startsWith("No stack for <Task").doesNotContain("\tat ");
          assertThat(assertFails(IllegalStateException.class, failed)).hasMessage("x");
        });
  }

  @Test
  @DisplayName("F-36 a handle tells the context that its callback runs with")
  void contextOfAHandle() {
    virtual(
        () -> {
          var variable = ContextVar.create("v", "outside");
          var context = Context.copyCurrent();
          context.run(() -> variable.set("inside"));
          var loop = getRunningLoop();
          assertThat(loop.callSoon(() -> {}, context).context()).isSameAs(context);
          var seen = new ArrayList<Context>();
          loop.callSoon(() -> seen.add(Context.copyCurrent()), context);
          passes(1);
          assertThat(seen.get(0).get(variable)).isEqualTo("inside");
          var own = loop.callLater(seconds(1), () -> {}).context();
          assertThat(own).isNotSameAs(currentTask().context());
          assertThat(own.get(variable)).isEqualTo("outside");
          assertThat(loop.callSoonThreadsafe(() -> {}).context().get(variable))
              .isEqualTo("outside");
        });
  }
}
