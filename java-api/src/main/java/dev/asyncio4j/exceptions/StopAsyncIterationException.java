package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Signals that an async iterator has no more elements.
 *
 * <p><i>Python:</i> {@code StopAsyncIteration}. {@link
 * dev.asyncio4j.Asyncio#each(dev.asyncio4j.AsyncIterable)} takes it for the end of the loop.
 */
public class StopAsyncIterationException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message which iterator has ended
   */
  public StopAsyncIterationException(String message) {
    super(message);
  }
}
