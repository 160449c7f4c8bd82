package dev.asyncio4j.processes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a pool of child JVMs; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code multiprocessing.Pool}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = PoolOptions.defaults().maxTasksPerChild(1000).killOnCancel(true);
 * try (var pool = AioProcesses.pool(2, options)) {
 *   System.out.println(await(pool.coroApply(() -> 6 * 7)));
 * }
 * }</pre>
 *
 * @param child options of its JVMs
 * @param initializer the code that each of them runs first; null: none
 * @param maxTasksPerChild how many tasks one runs before it is replaced; null: all that come
 * @param killOnCancel whether the cancellation of a task that runs kills its JVM
 * @param idleTimeout how long one may have nothing to do; null: for ever
 */
public record PoolOptions(
    ChildOptions child,
    @Nullable SerializableVoidBody initializer,
    @Nullable Integer maxTasksPerChild,
    boolean killOnCancel,
    @Nullable Duration idleTimeout) {
  private static final PoolOptions DEFAULTS =
      new PoolOptions(ChildOptions.defaults().daemon(true), null, null, false, null);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param child options of the JVMs
   * @param initializer or null
   * @param maxTasksPerChild at least 1, or null
   * @param killOnCancel false by default
   * @param idleTimeout or null
   * @throws IllegalArgumentException if the number is not positive
   */
  public PoolOptions {
    if (maxTasksPerChild != null && maxTasksPerChild < 1) {
      throw new IllegalArgumentException("maxTasksPerChild must be >= 1, got " + maxTasksPerChild);
    }
  }

  /**
   * Returns the defaults: no initializer, JVMs that live with the pool, no kill.
   *
   * @return the defaults
   */
  public static PoolOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the options of the JVMs.
   *
   * @param child the options
   * @return a changed copy
   */
  public PoolOptions child(ChildOptions child) {
    return new PoolOptions(child, initializer, maxTasksPerChild, killOnCancel, idleTimeout);
  }

  /**
   * Sets the code that each JVM runs before its first task.
   *
   * @param initializer a copy of which runs there
   * @return a changed copy
   */
  public PoolOptions initializer(SerializableVoidBody initializer) {
    return new PoolOptions(child, initializer, maxTasksPerChild, killOnCancel, idleTimeout);
  }

  /**
   * Sets how many tasks a JVM runs before another one takes its place.
   *
   * @param maxTasksPerChild at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public PoolOptions maxTasksPerChild(int maxTasksPerChild) {
    return new PoolOptions(child, initializer, maxTasksPerChild, killOnCancel, idleTimeout);
  }

  /**
   * Sets whether the cancellation of a task that runs kills its JVM.
   *
   * @param killOnCancel false: it runs to its end, and the result is dropped
   * @return a changed copy
   */
  public PoolOptions killOnCancel(boolean killOnCancel) {
    return new PoolOptions(child, initializer, maxTasksPerChild, killOnCancel, idleTimeout);
  }

  /**
   * Sets how long a JVM may have nothing to do before it ends.
   *
   * @param idleTimeout of the loop's clock
   * @return a changed copy
   */
  public PoolOptions idleTimeout(Duration idleTimeout) {
    return new PoolOptions(child, initializer, maxTasksPerChild, killOnCancel, idleTimeout);
  }
}
