package dev.asyncio4j.nurseries;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@code runSync}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of trio's {@code to_thread.run_sync}; but there is no
 * limiter unless one is given: the threads are those of {@code toThread}.
 *
 * <pre>{@code
 * var options = RunSyncOptions.defaults().limiter(CapacityLimiter.create(4)).threadName("resolver");
 * String name = await(runSync(() -> java.net.InetAddress.getLocalHost().getHostName(), options));
 * }</pre>
 *
 * @param abandonOnCancel whether a cancellation ends the wait at once, while the thread runs on
 * @param limiter limits the threads: each holds a token until its code has ended; null: no limit
 * @param threadName the thread's name while it runs the code; null: its own
 */
public record RunSyncOptions(
    boolean abandonOnCancel, @Nullable CapacityLimiter limiter, @Nullable String threadName) {
  private static final RunSyncOptions DEFAULTS = new RunSyncOptions(false, null, null);

  /** {@return waits for the thread, no limiter, the thread's own name} */
  public static RunSyncOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets what a cancellation does.
   *
   * @param abandon true to end the wait at once; what the code gives is dropped
   * @return a changed copy
   */
  public RunSyncOptions abandonOnCancel(boolean abandon) {
    return new RunSyncOptions(abandon, limiter, threadName);
  }

  /**
   * Sets what limits the threads.
   *
   * @param limiter may be shared by calls of different kinds
   * @return a changed copy
   */
  public RunSyncOptions limiter(CapacityLimiter limiter) {
    return new RunSyncOptions(abandonOnCancel, limiter, threadName);
  }

  /**
   * Sets the name of the thread while it runs the code.
   *
   * @param name what thread dumps show
   * @return a changed copy
   */
  public RunSyncOptions threadName(String name) {
    return new RunSyncOptions(abandonOnCancel, limiter, name);
  }
}
