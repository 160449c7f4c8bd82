package dev.asyncio4j.lowlevel;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The way of work from a loop to an executor that it does not know: one of another machine, say.
 *
 * <p><i>Python:</i> none: an executor there is a {@code concurrent.futures.Executor}, which says
 * itself when its work has ended. Adapters are found with {@link java.util.ServiceLoader}, once, at
 * the first use of an executor that is not the JDK's, and asked once for each class of executors:
 * the one of the highest priority that supports it is taken. Without an adapter the executor gets
 * the work as any {@code ExecutorService} does.
 *
 * <p>One whose constructor or {@code supports} throws is left out, and that is logged.
 *
 * <p><b>Thread and loop:</b> called on a loop's turn; it must not block.
 */
public interface ExecutorAdapter {
  /**
   * Tells whether this adapter is for executors of that class.
   *
   * @param executor the first one of its class
   * @return whether it is
   */
  boolean supports(ExecutorService executor);

  /**
   * Tells whether work and result leave this process, and so must be serialisable.
   *
   * <p>If so, {@link #submit} gets a {@link RemoteWork}, which is. What cannot travel, or has more
   * than 16 MiB, ends in a {@code RemoteWorkException} before.
   *
   * @param executor an executor that it supports
   * @return whether they do
   */
  boolean remote(ExecutorService executor);

  /**
   * Hands work over, and returns at once.
   *
   * @param <T> the type of the result
   * @param executor an executor that it supports
   * @param work what to do there; a {@link RemoteWork} if the executor is remote
   * @return follows the work
   * @throws java.util.concurrent.RejectedExecutionException if the executor takes no work
   */
  <T extends @Nullable Object> Submission<T> submit(ExecutorService executor, Callable<T> work);

  /** {@return which adapter is taken where two support a class: the higher one} */
  default int priority() {
    return 0;
  }

  /**
   * A piece of work that an executor has.
   *
   * @param <T> the type of the result
   */
  interface Submission<T extends @Nullable Object> {
    /**
     * Returns how the work ends: with its result, or with its own exception, not wrapped.
     *
     * @return done on any thread
     */
    CompletionStage<T> result();

    /**
     * Takes the work back if it has not begun.
     *
     * @param interrupt whether to interrupt it if it has begun
     * @return whether it will give no result
     */
    boolean cancel(boolean interrupt);
  }
}
