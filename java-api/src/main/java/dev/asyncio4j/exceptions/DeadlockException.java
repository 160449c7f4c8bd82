package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that nothing can ever happen again on this loop.
 *
 * <p>Under virtual time nothing is ready, no timer is set, no outside work goes on. In real time,
 * too, code that has the loop's turn may wait for a lock that a suspended body of the loop holds.
 *
 * <p><i>Python:</i> none; the loop just hangs. The message lists the tasks and what each of them
 * waits for; where a lock is the cause, the stack is that of the waiting code, and a suppressed
 * exception has the stack of who holds it.
 *
 * @see dev.asyncio4j.RunOptions#virtualTime()
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
