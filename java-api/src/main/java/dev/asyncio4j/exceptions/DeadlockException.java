package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Under virtual time, nothing can ever happen again: nothing is ready, no timer is set, no outside
 * work goes on.
 *
 * <p><i>Python:</i> none; a loop in real time just hangs. The message lists the tasks and what each
 * of them waits for.
 *
 * @see dev.asyncio4j.RunOptions#virtualTime
 */
public class DeadlockException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the tasks, and what they wait for
   */
  public DeadlockException(String message) {
    super(message);
  }
}
