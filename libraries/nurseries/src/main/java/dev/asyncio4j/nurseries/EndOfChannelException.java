package dev.asyncio4j.nurseries;

import java.io.Serial;
import java.util.NoSuchElementException;

/**
 * Signals that a channel is empty, and that nobody can send to it any more.
 *
 * <p><i>Python:</i> trio's {@code EndOfChannel}, anyio's {@code EndOfStream}.
 */
public class EndOfChannelException extends NoSuchElementException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message the object, its state, and what to do
   */
  public EndOfChannelException(String message) {
    super(message);
  }
}
