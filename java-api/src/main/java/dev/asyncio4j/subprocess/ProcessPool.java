package dev.asyncio4j.subprocess;

import dev.asyncio4j.spi.Engine;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Runs tasks in JVMs of their own, which have this one's class path; as a resource, it ends them.
 *
 * <p><i>Python:</i> {@code concurrent.futures.ProcessPoolExecutor}. A task and its result are
 * serialised: a lambda is a {@link dev.asyncio4j.SerializableBody}, which {@code runInExecutor}
 * makes of it. An error that cannot be is described by an {@code IllegalStateException} with its
 * class, text and trace.
 *
 * <p>A child that dies fails its task with a {@link dev.asyncio4j.exceptions.WorkerLostException}
 * that shows what it said last; the next task gets a new child. No child outlives this process.
 * What tasks print goes to {@code System.err} of this process, line by line; their standard input
 * is empty.
 *
 * <p><b>Cancellation:</b> a task that queues never runs. Interrupting one that runs, by {@code
 * cancel(true)}, {@code shutdownNow()} or a cancelled {@code toThread} with {@code
 * ThreadOptions.defaults().executor(pool).interruptible(true)}, kills its child; else it goes on.
 *
 * <p><b>Thread and loop:</b> for any thread.
 *
 * <pre>{@code
 * try (var pool = ProcessPool.create(2)) {
 *   int answer = run(async(() -> await(getRunningLoop().runInExecutor(pool, () -> 6 * 7))));
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
    return create(processes, PoolOptions.defaults());
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
    return create(processes, PoolOptions.defaults().jvmOptions(jvmOptions));
  }

  /**
   * Makes a pool with options.
   *
   * @param processes how many at most, at least 1
   * @param options of the JVMs, what they run first, how long they live
   * @return the pool
   * @throws IllegalArgumentException if the number is not positive, or the initializer cannot be
   *     serialised
   */
  static ProcessPool create(int processes, PoolOptions options) {
    return Engine.provider().newProcessPool(processes, options);
  }

  /** Takes no more tasks, and blocks until all are done and the children have ended. */
  @Override
  void close();
}
