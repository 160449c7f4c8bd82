package dev.asyncio4j.exceptions;

import java.io.Serial;
import java.util.OptionalInt;

/**
 * Signals that a stream ended before the read was complete.
 *
 * <p><i>Python:</i> {@code asyncio.IncompleteReadError}.
 */
public class IncompleteReadException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The bytes that came before the end. */
  private final byte[] partial;

  /** The number of bytes wanted; -1 if a separator was awaited. */
  private final int expected;

  /**
   * Makes one; the message tells both counts.
   *
   * @param partial the bytes that came before the end; copied
   * @param expected how many were wanted; empty if a separator was awaited
   */
  public IncompleteReadException(byte[] partial, OptionalInt expected) {
    super(
        partial.length
            + " bytes read on a total of "
            + (expected.isPresent() ? expected.getAsInt() : "undefined")
            + " expected bytes");
    this.partial = partial.clone();
    this.expected = expected.orElse(-1);
  }

  /** {@return a copy of the bytes that came before the end} */
  public byte[] partial() {
    return partial.clone();
  }

  /** {@return how many bytes were wanted; empty if a separator was awaited} */
  public OptionalInt expected() {
    return expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected);
  }
}
