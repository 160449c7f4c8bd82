package dev.asyncio4j.subprocess;

import dev.asyncio4j.VoidBody;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 */
public final class PoolOptions {
  private static final PoolOptions DEFAULTS = new PoolOptions(List.of(), null, 0);

  private final List<String> jvmOptions;
  private final @Nullable Initializer initializer;
  private final int maxTasksPerChild;

  private PoolOptions(
      List<String> jvmOptions, @Nullable Initializer initializer, int maxTasksPerChild) {
    this.jvmOptions = jvmOptions;
    this.initializer = initializer;
    this.maxTasksPerChild = maxTasksPerChild;
  }

  /** The code each child runs before its first task; a lambda for it can be serialised. */
  @FunctionalInterface
  public interface Initializer extends VoidBody, Serializable {}

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
    return new PoolOptions(List.copyOf(jvmOptions), initializer, maxTasksPerChild);
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
    if (maxTasksPerChild < 1) {
      throw new IllegalArgumentException(
          "max_tasks_per_child must be >= 1, got " + maxTasksPerChild);
    }
    return new PoolOptions(jvmOptions, initializer, maxTasksPerChild);
  }

  /** {@return the options of the children's JVMs} */
  public List<String> jvmOptions() {
    return jvmOptions;
  }

  /** {@return what each child runs first; empty: nothing} */
  public Optional<Initializer> initializer() {
    return Optional.ofNullable(initializer);
  }

  /** {@return how many tasks a child runs; empty: all that come} */
  public OptionalInt maxTasksPerChild() {
    return maxTasksPerChild == 0 ? OptionalInt.empty() : OptionalInt.of(maxTasksPerChild);
  }
}
