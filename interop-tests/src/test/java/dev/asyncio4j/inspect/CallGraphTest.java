package dev.asyncio4j.inspect;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.captureCallGraph;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.formatCallGraph;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.printCallGraph;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.staggeredRace;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.CallGraphOptions;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.FrameCallGraphEntry;
import dev.asyncio4j.FrameCallGraphEntry.Kind;
import dev.asyncio4j.Future;
import dev.asyncio4j.FutureCallGraph;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tells who waits for whom, and where. */
@ExtendWith(NothingLeftBehind.class)
class CallGraphTest {
  private static final Duration LONG = Duration.ofSeconds(1000);

  private static Coroutine<@Nullable Void> resting() {
    return async(() -> await(sleep(LONG)));
  }

  private static Task<?> named(Collection<Task<?>> tasks, String name) {
    return tasks.stream().filter(task -> task.getName().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> awaiters(Future<?> future) {
    return captureCallGraph(future).awaitedBy().stream().map(CallGraphTest::name).toList();
  }

  private static String name(FutureCallGraph graph) {
    return ((Task<?>) graph.future()).getName();
  }

  private static List<String> methods(FutureCallGraph graph) {
    return graph.callStack().stream().map(entry -> entry.frame().getMethodName()).toList();
  }

  /** Runs a task that waits for {@code child} by some operation; gives the line about it. */
  private static String waitingBy(Function<Task<Void>, Coroutine<?>> operation) {
    Task<Void> child = createTask(resting(), "child");
    var waiter = createTask(operation.apply(child), "waiter");
    passes(4);
    assertThat(awaiters(child)).containsExactly("waiter");
    var text = formatCallGraph(child);
    waiter.cancel();
    child.cancel();
    passes(8);
    return text.lines()
        .filter(line -> line.contains("name='waiter'"))
        .map(line -> line.replaceAll(".*\\)", "").strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("INS-01 a graph leads through every operation that waits for a task")
  void everyOperation() {
    virtual(
        () -> {
          assertThat(waitingBy(child -> async(() -> await(child)))).isEmpty();
          assertThat(waitingBy(child -> async(() -> await(gather(child))))).isEqualTo("by gather");
          assertThat(waitingBy(child -> async(() -> await(shield(child))))).isEqualTo("by shield");
          assertThat(waitingBy(child -> async(() -> await(Asyncio.wait(List.of(child))))))
              .isEqualTo("by wait");
          assertThat(
                  waitingBy(
                      child -> async(() -> await(asCompleted(List.of(child)).iterator().next()))))
              .isEqualTo("by asCompleted");
          assertThat(waitingBy(child -> async(() -> await(waitFor(child, LONG))))).isEmpty();
          assertThat(waitingBy(child -> async(() -> timeout(LONG, t -> await(child))))).isEmpty();
          assertThat(waitingBy(child -> async(() -> await(shield(gather(child))))))
              .as("the operation next to the task")
              .isEqualTo("by gather");
        });
  }

  @Test
  @DisplayName("INS-01 the tasks that waitFor of no time, a group, a race and an eager start make")
  void madeTasks() {
    virtual(
        () -> {
          var deaf = new AtomicBoolean(true);
          Coroutine<Void> slowToEnd =
              async(
                  () -> {
                    try {
                      await(sleep(LONG));
                    } finally {
                      if (deaf.get()) await(sleep(LONG));
                    }
                  });
          Task<Void> ending = createTask(slowToEnd, "ending");
          passes(2);
          var tasks = new ArrayList<Task<?>>();
          tasks.add(createTask(async(() -> await(waitFor(ending, Duration.ZERO))), "waiting"));
          tasks.add(
              createTask(async(() -> taskGroup(g -> g.createTask(resting(), "member"))), "group"));
          tasks.add(
              createTask(
                  async(() -> await(staggeredRace(List.of(CallGraphTest::resting), null))),
                  "race"));
          passes(4);
          assertThat(awaiters(ending)).containsExactly("waiting");
          assertThat(awaiters(named(Asyncio.allTasks(), "member"))).containsExactly("group");
          var eager =
              createTask(
                  async(() -> await(tasks.get(1))),
                  TaskOptions.defaults().name("eager").eagerStart(true));
          assertThat(awaiters(tasks.get(1))).containsExactly("eager");
          var runner =
              Asyncio.allTasks().stream()
                  .filter(task -> awaiters(task).contains("race"))
                  .findFirst();
          assertThat(runner).isPresent();
          assertThat(formatCallGraph(runner.orElseThrow())).contains("by staggeredRace");
          deaf.set(false);
          tasks.add(ending);
          tasks.add(eager);
          tasks.forEach(Task::cancel);
          await(gather(tasks.stream().map(CallGraphTest::ended).toList()));
        });
  }

  private static Coroutine<?> ended(Task<?> task) {
    return Asyncio.wait(List.of(task));
  }

  @Test
  @DisplayName("INS-02 two awaiters are both there, each once, as they began to wait")
  void twoAwaiters() {
    virtual(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          var first = createTask(async(() -> await(gather(future, future))), "first");
          var second = createTask(async(() -> await(future)), "second");
          passes(2);
          assertThat(awaiters(future)).containsExactly("first", "second");
          future.setResult("done");
          await(gather(ended(first), ended(second)));
        });
  }

  @Test
  @DisplayName("INS-03 a bare future has awaiters and no stack; one that is done has none")
  void bareFuture() {
    virtual(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          var task = createTask(async(() -> await(future)), "waiter");
          passes(1);
          assertThat(captureCallGraph(future).callStack()).isEmpty();
          assertThat(formatCallGraph(future)).startsWith("* Future(id=0x");
          future.setResult("done");
          assertThat(awaiters(future)).isEmpty();
          await(task);
          assertThat(captureCallGraph(task).callStack()).isEmpty();
        });
  }

  private static Coroutine<@Nullable Void> inner() {
    return async(() -> await(sleep(LONG)));
  }

  private static Coroutine<@Nullable Void> outer() {
    return async(() -> await(inner()));
  }

  @Test
  @DisplayName("INS-04 INS-05 a stack is the task's own, with what it awaits inline")
  void ownStack() {
    virtual(
        () -> {
          var child = createTask(outer(), "child");
          var waiter = createTask(async(() -> await(child)), "waiter");
          passes(2);
          var graph = captureCallGraph(child);
          assertThat(graph.callStack())
              .extracting(FrameCallGraphEntry::kind)
              .containsOnly(Kind.BODY);
          assertThat(methods(graph)).hasSize(2);
          assertThat(methods(graph).get(0)).contains("inner");
          assertThat(methods(graph).get(1)).contains("outer");
          assertThat(methods(graph.awaitedBy().get(0)).get(0)).contains("ownStack");
          child.cancel();
          await(ended(waiter));
        });
  }

  private static AsyncGenerator<Integer> numbers() {
    return asyncGenerator(
        y -> {
          y.emit(1);
          await(sleep(LONG));
        });
  }

  @Test
  @DisplayName("INS-05 the body of an async generator is marked, and so is who iterates")
  void generators() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        for (int number : each(numbers())) assertThat(number).isEqualTo(1);
                      }));
          passes(2);
          assertThat(captureCallGraph(task).callStack())
              .extracting(FrameCallGraphEntry::kind)
              .containsExactly(Kind.GENERATOR, Kind.BODY);
          assertThat(formatCallGraph(task))
              .contains("numbers(CallGraphTest.java:", ", async generator");
          task.cancel();
          await(ended(task));
        });
  }

  @Test
  void whereThereIsNoTask() {
    assertThatThrownBy(Asyncio::formatCallGraph).isInstanceOf(NoRunningLoopException.class);
    virtual(
        () -> {
          var found = new ArrayList<Boolean>();
          getRunningLoop().callSoon(() -> found.add(captureCallGraph().isPresent()));
          passes(1);
          assertThat(found).containsExactly(false);
          assertThat(captureCallGraph().orElseThrow().future()).isSameAs(currentTask());
          assertThatThrownBy(
                  () -> printCallGraph(currentTask(), CallGraphOptions.defaults(), new Broken()))
              .isInstanceOf(UncheckedIOException.class);
        });
  }

  private static final class Broken implements Appendable {
    @Override
    public Appendable append(CharSequence text) throws IOException {
      throw new IOException("full");
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      throw new IOException("full");
    }

    @Override
    public Appendable append(char c) throws IOException {
      throw new IOException("full");
    }
  }
}
