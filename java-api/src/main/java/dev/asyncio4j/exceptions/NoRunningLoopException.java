package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that no event loop runs in this thread, and the call needs one.
 *
 * <p><i>Python:</i> {@code RuntimeError: no running event loop}. Call it in a coroutine or callback
 * of a loop, which {@link dev.asyncio4j.Asyncio#run(dev.asyncio4j.Awaitable)} starts.
 */
public class NoRunningLoopException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the thread, and what to do
   */
  public NoRunningLoopException(String message) {
    super(message);
  }
}
