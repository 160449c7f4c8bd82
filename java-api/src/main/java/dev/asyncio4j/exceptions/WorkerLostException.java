package dev.asyncio4j.exceptions;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the process or machine that had a piece of work is gone.
 *
 * <p>The work is not sent again by itself: it may have been done, whole or in part.
 *
 * <p><i>Python:</i> {@code concurrent.futures.process.BrokenProcessPool}; there the pool is broken
 * with it, here the next work goes to who is left, or to a new process.
 */
public class WorkerLostException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /** The one that is gone. */
  private final String worker;

  /** False if the work had certainly not begun. */
  private final boolean maybeRan;

  /**
   * Makes one.
   *
   * @param message who is gone, how, and with what
   * @param worker the one that is gone
   * @param maybeRan false if the work had certainly not begun
   * @param cause what told of it; null if there is nothing
   */
  public WorkerLostException(
      String message, String worker, boolean maybeRan, @Nullable Throwable cause) {
    super(message, cause);
    this.worker = worker;
    this.maybeRan = maybeRan;
  }

  /** {@return who is gone: a process with its number, or a member with its address} */
  public String worker() {
    return worker;
  }

  /**
   * {@return whether the work may have run, whole or in part; false: it is safe to send it again}
   */
  public boolean maybeRan() {
    return maybeRan;
  }
}
