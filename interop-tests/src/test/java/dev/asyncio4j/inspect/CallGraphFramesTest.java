package dev.asyncio4j.inspect;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.captureCallGraph;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.formatCallGraph;
import static dev.asyncio4j.Asyncio.futureAddToAwaitedBy;
import static dev.asyncio4j.Asyncio.futureDiscardFromAwaitedBy;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.printCallGraph;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.CallGraphOptions;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.FrameCallGraphEntry;
import dev.asyncio4j.FrameCallGraphEntry.Kind;
import dev.asyncio4j.Future;
import dev.asyncio4j.FutureCallGraph;
import dev.asyncio4j.Task;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The frames of a graph, and the name of what is waited for. */
@ExtendWith(NothingLeftBehind.class)
class CallGraphFramesTest {
  private static final Duration LONG = Duration.ofSeconds(1000);

  private static List<String> awaiters(Future<?> future) {
    return captureCallGraph(future).awaitedBy().stream().map(CallGraphFramesTest::name).toList();
  }

  private static String name(FutureCallGraph graph) {
    return ((Task<?>) graph.future()).getName();
  }

  private static List<String> methods(FutureCallGraph graph) {
    return graph.callStack().stream().map(entry -> entry.frame().getMethodName()).toList();
  }

  private static Coroutine<?> ended(Task<?> task) {
    return Asyncio.wait(List.of(task));
  }

  private static Coroutine<@Nullable Void> inner() {
    return async(() -> await(sleep(LONG)));
  }

  private static Coroutine<@Nullable Void> outer() {
    return async(() -> await(inner()));
  }

  @Test
  @DisplayName("INS-09 depth and limit choose frames; a wrong argument is named")
  void options() {
    virtual(
        () -> {
          var all = CallGraphOptions.defaults();
          Task<?> task = currentTask();
          assertThat(methods(captureCallGraph(task, all))).isNotEmpty();
          assertThat(captureCallGraph(task, all.limit(0)).callStack()).isEmpty();
          assertThat(captureCallGraph(task, all.stacks(false)).callStack()).isEmpty();
          var child = createTask(outer());
          passes(2);
          assertThat(methods(captureCallGraph(child, all.limit(1))).toString()).contains("inner");
          assertThat(methods(captureCallGraph(child, all.limit(-1))).toString()).contains("outer");
          assertThat(methods(captureCallGraph(child, all.limit(-9)))).hasSize(2);
          assertThat(captureCallGraph(child, all.libraryFrames(true)).callStack())
              .extracting(FrameCallGraphEntry::kind)
              .contains(Kind.LIBRARY);
          deeper(all);
          child.cancel();
          await(ended(child));
        });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallGraphOptions.defaults().depth(-1))
        .withMessageContaining("depth");
  }

  private static void deeper(CallGraphOptions all) {
    var frames = methods(captureCallGraph(currentTask(), all));
    assertThat(frames.get(0)).isEqualTo("deeper");
    assertThat(methods(captureCallGraph(currentTask(), all.depth(2))))
        .isEqualTo(frames.subList(1, frames.size()));
  }

  @Test
  @DisplayName("INS-10 an awaitable of a module joins the graph, and leaves it")
  void addedAwaiters() {
    virtual(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          futureAddToAwaitedBy(future, currentTask());
          futureAddToAwaitedBy(future, currentTask());
          currentTask().setName("main");
          assertThat(awaiters(future)).containsExactly("main");
          futureDiscardFromAwaitedBy(future, currentTask());
          assertThat(awaiters(future)).isEmpty();
        });
  }

  @Test
  @DisplayName("INS-12 what a task waits for is named as the API names it")
  void namesOfOperations() {
    virtual(
        () -> {
          Queue<Integer> queue = Queue.create(1);
          queue.putNowait(1);
          var lock = Lock.create();
          await(lock.acquire());
          var condition = Condition.create();
          var waiting =
              Map.<String, Coroutine<?>>of(
                  "sleep", sleep(LONG),
                  "Queue.get", Queue.create().get(),
                  "Queue.put", queue.put(2),
                  "Queue.join", queue.join(),
                  "Lock.acquire", lock.acquire(),
                  "Semaphore.acquire", Semaphore.create(0).acquire(),
                  "Event.await", Event.create().await(),
                  "Condition.await", async(() -> inside(condition)),
                  "gather", async(() -> await(gather(sleep(LONG)))),
                  "shield", async(() -> await(shield(sleep(LONG)))));
          var tasks = new ArrayList<Task<?>>();
          waiting.forEach(
              (operation, coroutine) ->
                  tasks.add(createTask(async(() -> awaitIn(coroutine)), operation)));
          passes(4);
          for (var task : tasks)
            assertThat(formatCallGraph(task)).contains("  |   at " + task.getName() + "\n");
          var all = Asyncio.allTasks().stream().filter(t -> t != currentTask()).toList();
          all.forEach(Task::cancel);
          await(gather(all.stream().map(CallGraphFramesTest::ended).toList()));
        });
  }

  private static void awaitIn(Coroutine<?> coroutine) {
    await(coroutine);
  }

  private static void inside(Condition condition) {
    await(condition.acquire());
    try {
      await(condition.await());
    } finally {
      condition.release();
    }
  }

  @Test
  void textOfAGraph() throws IOException {
    var text = new StringBuilder();
    virtual(
        () -> {
          currentTask().setName("main\nline");
          var child = createTask(outer(), "child");
          var group = createTask(async(() -> await(gather(child))), "group");
          passes(2);
          printCallGraph(child, CallGraphOptions.defaults(), text);
          text.append(formatCallGraph(currentTask(), CallGraphOptions.defaults().limit(0)));
          child.cancel();
          await(ended(group));
        });
    assertThat(text.toString().replaceAll("id=\\d+:\\d+", "id").replaceAll(":\\d+\\)", ":n)"))
        .isEqualTo(
            """
            * Task(name='child', id)
              + Call stack:
              |   at sleep
              |   at dev.asyncio4j.inspect.CallGraphFramesTest.inner(CallGraphFramesTest.java:n), async
              |   at dev.asyncio4j.inspect.CallGraphFramesTest.outer(CallGraphFramesTest.java:n), async
              + Awaited by:
                 * Task(name='group', id) by gather
                   + Call stack:
                   |   at gather
                   |   at dev.asyncio4j.inspect.CallGraphFramesTest.textOfAGraph(CallGraphFramesTest.java:n), async
            * Task(name='main\uFFFDline', id)
            """);
  }
}
