package dev.asyncio4j.zeromq.rpc;

import java.io.Serial;

/**
 * Signals that a value cannot be sent; nothing was. Its message has the path to the value.
 *
 * <p><i>Python:</i> {@code TypeError, of msgpack}.
 */
public class PackException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message says what is wrong, and of what
   */
  public PackException(String message) {
    super(message);
  }
}
