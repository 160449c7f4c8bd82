package dev.asyncio4j.inspect;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.captureCallGraph;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.formatCallGraph;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.FutureCallGraph;
import dev.asyncio4j.Task;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The graphs of large and odd shapes, and of a loop that runs on. */
@ExtendWith(NothingLeftBehind.class)
class CallGraphShapesTest {
  private static List<String> awaiters(Future<?> future) {
    return captureCallGraph(future).awaitedBy().stream().map(CallGraphShapesTest::name).toList();
  }

  private static String name(FutureCallGraph graph) {
    return ((Task<?>) graph.future()).getName();
  }

  private static Coroutine<?> ended(Task<?> task) {
    return Asyncio.wait(List.of(task));
  }

  @Test
  @DisplayName("INS-06 a diamond of 40 levels is as large as its number of tasks")
  void diamond() {
    virtual(
        () -> {
          Future<String> end = getRunningLoop().createFuture();
          Awaitable<?> below = end;
          for (int i = 0; i < 40; i++) {
            var what = below;
            var left = createTask(async(() -> await(what)));
            var right = createTask(async(() -> await(what)));
            below = gather(left, right);
          }
          var top = below;
          var main = createTask(async(() -> await(top)), "top");
          passes(1);
          var seen = new HashSet<FutureCallGraph>();
          collect(captureCallGraph(end), seen);
          assertThat(seen).hasSize(1 + 80 + 1);
          assertThat(formatCallGraph(end).lines().count()).isLessThan(800);
          end.setResult("done");
          await(main);
        });
  }

  private static void collect(FutureCallGraph graph, Set<FutureCallGraph> seen) {
    if (seen.add(graph)) graph.awaitedBy().forEach(next -> collect(next, seen));
  }

  @Test
  @DisplayName("INS-07 tasks that wait for each other are captured, and marked")
  void cycle() {
    virtual(
        () -> {
          var tasks = new ArrayList<Task<?>>();
          tasks.add(createTask(async(() -> await(Asyncio.wait(List.of(tasks.get(1))))), "a"));
          tasks.add(createTask(async(() -> await(Asyncio.wait(List.of(tasks.get(0))))), "b"));
          passes(2);
          var graph = captureCallGraph(tasks.get(0));
          assertThat(name(graph.awaitedBy().get(0))).isEqualTo("b");
          var again = graph.awaitedBy().get(0).awaitedBy().get(0);
          assertThat(again.future()).isSameAs(tasks.get(0));
          assertThat(again.awaitedBy()).isEmpty();
          assertThat(formatCallGraph(tasks.get(0))).contains("name='a'", "see above");
          tasks.get(0).cancel();
          await(gather(tasks.stream().map(CallGraphShapesTest::ended).toList()));
        });
  }

  @Test
  @DisplayName(
      "INS-08 a chain of 100,000 futures, and one of 300 tasks, whose text is not indented for"
          + " ever")
  void longChain() {
    virtual(
        () -> {
          Future<String> end = getRunningLoop().createFuture();
          Awaitable<String> below = end;
          for (int i = 0; i < 100_000; i++) below = shield(below);
          var bottom = below;
          Task<String> last = createTask(async(() -> await(bottom)), "bottom");
          var tasks = new ArrayList<Task<String>>(List.of(last));
          for (int i = 0; i < 300; i++) {
            var what = tasks.get(i);
            tasks.add(createTask(async(() -> await(what))));
          }
          passes(2);
          assertThat(awaiters(end)).containsExactly("bottom");
          var text = formatCallGraph(end);
          assertThat(text).contains("[300] * Task");
          assertThat(text.length()).isLessThan(250_000);
          end.setResult("done");
          assertThat(await(tasks.get(300))).isEqualTo("done");
        });
  }

  @Test
  @DisplayName("INS-11 the graph of a loop that runs, from another thread: never an exception")
  void fromAnotherThread() throws InterruptedException {
    var tasks = ConcurrentHashMap.<Task<?>>newKeySet();
    var over = new AtomicBoolean();
    var error = new AtomicReference<@Nullable Throwable>();
    var looks = new AtomicInteger();
    var looker =
        new Thread(
            () -> {
              try {
                while (!over.get())
                  for (var task : tasks) {
                    formatCallGraph(task);
                    looks.incrementAndGet();
                  }
              } catch (Throwable thrown) {
                error.set(thrown);
              }
            });
    looker.start();
    try {
      virtual(
          () -> {
            for (int i = 0; i < 5 || looks.get() < 100 && error.get() == null; i++) {
              var queue = Queue.<Integer>create(1);
              var put = createTask(async(() -> putAll(queue)));
              var taken = createTask(async(() -> takeAll(queue)));
              tasks.add(put);
              tasks.add(taken);
              await(gather(put, taken));
              tasks.clear();
            }
          });
    } finally {
      over.set(true);
      looker.join();
    }
    assertThat(error.get()).isNull();
    assertThat(looks.get()).isGreaterThanOrEqualTo(100);
  }

  private static void putAll(Queue<Integer> queue) {
    for (int i = 0; i < 300; i++) await(queue.put(i));
  }

  private static void takeAll(Queue<Integer> queue) {
    for (int i = 0; i < 300; i++) await(queue.get());
  }
}
