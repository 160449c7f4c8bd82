package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.LoopStatistics;
import dev.asyncio4j.loop.LoopThread;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The endpoint {@code /actuator/asyncio}: the tasks of the loop, where each is, who waits for whom.
 * It has names and places, and no value of the program.
 */
@Endpoint(id = "asyncio")
final class AsyncioEndpoint {
  private static final long LIMIT_SECONDS = 1;

  private final LoopThread thread;

  AsyncioEndpoint(LoopThread thread) {
    this.thread = thread;
  }

  /**
   * The answer of the endpoint.
   *
   * @param loop its name
   * @param running whether it takes work
   * @param answers false if a step holds the loop: the tasks are then not known
   * @param counts of the loop
   * @param tasks in the order of their creation
   * @param tree who waits for whom, a line each, those first that nobody waits for
   */
  record Report(
      String loop,
      boolean running,
      boolean answers,
      LoopStatistics counts,
      List<AwaitGraph.Node> tasks,
      List<String> tree) {}

  @ReadOperation
  Report report() {
    var tasks = tasks();
    var graph = new AwaitGraph(tasks == null ? List.of() : tasks);
    return new Report(
        thread.name(),
        thread.isRunning(),
        tasks != null,
        thread.loop().statistics(),
        graph.nodes(),
        graph.tree());
  }

  /** {@return the tasks; null if the loop does not answer} */
  private @Nullable List<Task<?>> tasks() {
    if (!thread.isRunning()) return null;
    Body<List<Task<?>>> list =
        () ->
            Asyncio.allTasks().stream()
                .<Task<?>>map(it -> it)
                .filter(it -> it != Asyncio.currentTask())
                .toList();
    return thread
        .submit(async(list))
        .completeOnTimeout(null, LIMIT_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
