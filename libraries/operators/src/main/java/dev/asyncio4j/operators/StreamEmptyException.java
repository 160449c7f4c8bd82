package dev.asyncio4j.operators;

import java.io.Serial;
import java.util.NoSuchElementException;

/**
 * Signals that a stream has no last item, because it gave none.
 *
 * <p><i>Python:</i> {@code aiostream.StreamEmpty}.
 */
public class StreamEmptyException extends NoSuchElementException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message which stream gave no item
   */
  public StreamEmptyException(String message) {
    super(message);
  }
}
