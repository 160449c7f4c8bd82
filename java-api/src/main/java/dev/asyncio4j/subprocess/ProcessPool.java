package dev.asyncio4j.subprocess;

import dev.asyncio4j.spi.Engine;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Runs tasks in JVMs of their own, which have this one's class path; as a resource, it ends them.
 *
 * <p><i>Python:</i> {@code concurrent.futures.ProcessPoolExecutor}. A task and its result are
 * serialised: a lambda must be cast, as in {@code (Body<Integer> & Serializable) () -> …}. A child
 * that dies fails its task with an {@code IllegalStateException}; the next task gets a new child.
 * Interrupting a task, by {@code cancel(true)} or {@code shutdownNow()}, kills its child. What
 * tasks print goes to the standard error of this process.
 *
 * <p><b>Thread and loop:</b> for any thread.
 *
 * <pre>{@code
 * try (var pool = ProcessPool.create(2)) {
 *   Body<Integer> task = (Body<Integer> & Serializable) () -> 6 * 7;
 *   int answer = run(async(() -> await(getRunningLoop().runInExecutor(pool, task))));
 * }
 * }</pre>
 */
public interface ProcessPool extends ExecutorService, AutoCloseable {
  /**
   * Makes a pool; its children start when there is work.
   *
   * @param processes how many at most, at least 1
   * @return the pool
   * @throws IllegalArgumentException if it is not positive
   */
  static ProcessPool create(int processes) {
    return create(processes, List.of());
  }

  /**
   * Makes a pool whose JVMs get options.
   *
   * @param processes how many at most, at least 1
   * @param jvmOptions such as {@code -Xmx256m}
   * @return the pool
   * @throws IllegalArgumentException if it is not positive
   */
  static ProcessPool create(int processes, List<String> jvmOptions) {
    return Engine.provider().newProcessPool(processes, jvmOptions);
  }

  /** Takes no more tasks, and blocks until all are done and the children have ended. */
  @Override
  void close();
}
