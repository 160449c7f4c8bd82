package dev.asyncio4j.subprocess;

import dev.asyncio4j.VoidBody;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link ProcessPool}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code concurrent.futures.ProcessPoolExecutor}. There is no
 * {@code mp_context}: a child is a new JVM, always.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options =
 *     PoolOptions.defaults()
 *         .jvmOptions(List.of("-Xmx256m"))
 *         .initializer(() -> System.setProperty("user.language", "en"))
 *         .maxTasksPerChild(1000);
 * try (var pool = ProcessPool.create(2, options)) {
 *   Body<Integer> task = (Body<Integer> & Serializable) () -> 6 * 7;
 *   int answer = run(async(() -> await(getRunningLoop().runInExecutor(pool, task))));
 * }
 * }</pre>
 *
 * @param jvmOptions the options of the children's JVMs
 * @param initializer what each child runs first; null: nothing
 * @param maxTasksPerChild how many tasks a child runs; null: all that come
 */
public record PoolOptions(
    List<String> jvmOptions,
    @Nullable Initializer initializer,
    @Nullable Integer maxTasksPerChild) {
  private static final PoolOptions DEFAULTS = new PoolOptions(List.of(), null, null);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param jvmOptions copied
   * @param initializer or null
   * @param maxTasksPerChild at least 1, or null
   * @throws IllegalArgumentException if the number is not positive
   */
  public PoolOptions {
    jvmOptions = List.copyOf(jvmOptions);
    if (maxTasksPerChild != null && maxTasksPerChild < 1) {
      throw new IllegalArgumentException(
          "max_tasks_per_child must be >= 1, got " + maxTasksPerChild);
    }
  }

  /**
   * Returns the defaults: no options of the JVM, no initializer, children that live with the pool.
   *
   * @return the defaults
   */
  public static PoolOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the options of the children's JVMs.
   *
   * @param jvmOptions such as {@code -Xmx256m}
   * @return a changed copy
   */
  public PoolOptions jvmOptions(List<String> jvmOptions) {
    return new PoolOptions(jvmOptions, initializer, maxTasksPerChild);
  }

  /**
   * Sets the code that each child runs before its first task.
   *
   * <p><i>Python:</i> {@code initializer}, {@code initargs}: what the lambda captures. If it fails,
   * so does the task that the child was started for, with an {@code IllegalStateException}; the
   * next task gets a new child.
   *
   * @param initializer the code, a copy of which runs in the child
   * @return a changed copy
   */
  public PoolOptions initializer(Initializer initializer) {
    return new PoolOptions(jvmOptions, initializer, maxTasksPerChild);
  }

  /**
   * Sets how many tasks a child runs before it ends and a new one takes its place.
   *
   * <p><i>Python:</i> {@code max_tasks_per_child}.
   *
   * @param maxTasksPerChild at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public PoolOptions maxTasksPerChild(int maxTasksPerChild) {
    return new PoolOptions(jvmOptions, initializer, maxTasksPerChild);
  }

  /** Shows how many options the JVMs get, not what they are: they may hold passwords. */
  @Override
  public String toString() {
    return "PoolOptions[jvmOptions=%d, initializer=%s, maxTasksPerChild=%s]"
        .formatted(jvmOptions.size(), initializer, maxTasksPerChild);
  }

  /** The code each child runs before its first task; a lambda for it can be serialised. */
  @FunctionalInterface
  public interface Initializer extends VoidBody, Serializable {}
}
