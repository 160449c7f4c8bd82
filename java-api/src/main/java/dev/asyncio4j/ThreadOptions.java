package dev.asyncio4j;

import dev.asyncio4j.sync.Semaphore;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code toThread}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> nothing: {@code to_thread} has one pool, and its threads do not stop.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var two = Semaphore.create(2);
 * var options = ThreadOptions.defaults().limiter(two).interruptible(true);
 * await(toThread(() -> Files.readString(Path.of("big.txt")), options));
 * }</pre>
 *
 * @param executor where the code runs; null: in the loop's default executor
 * @param limiter what limits the threads; null: nothing
 * @param interruptible whether a cancellation interrupts the thread
 */
public record ThreadOptions(
    @Nullable ExecutorService executor, @Nullable Semaphore limiter, boolean interruptible) {
  private static final ThreadOptions DEFAULTS = new ThreadOptions(null, null, false);

  /**
   * Returns the defaults: the loop's default executor, no limit, no interrupts.
   *
   * @return the defaults
   */
  public static ThreadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets where the code runs.
   *
   * @param executor a pool of your own, whose threads have the names that you give them
   * @return a changed copy
   */
  public ThreadOptions executor(ExecutorService executor) {
    return new ThreadOptions(executor, limiter, interruptible);
  }

  /**
   * Sets how many threads may run at once: each holds one permit until its code has ended.
   *
   * @param limiter may be shared by calls of different kinds
   * @return a changed copy
   */
  public ThreadOptions limiter(Semaphore limiter) {
    return new ThreadOptions(executor, limiter, interruptible);
  }

  /**
   * Sets whether a cancellation interrupts the thread; the await does not wait for it to end.
   *
   * @param interruptible false by default: the code goes on, and its result is dropped
   * @return a changed copy
   */
  public ThreadOptions interruptible(boolean interruptible) {
    return new ThreadOptions(executor, limiter, interruptible);
  }
}
