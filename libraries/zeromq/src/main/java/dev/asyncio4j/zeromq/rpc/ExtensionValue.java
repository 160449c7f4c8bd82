package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.zeromq.ByteString;

/**
 * A value of a type that no translator knows.
 *
 * <p><i>Python:</i> {@code msgpack.ExtType}.
 *
 * @param code of the type, -128 to 127
 * @param data its bytes
 */
public record ExtensionValue(int code, ByteString data) {
  /**
   * Checks the code.
   *
   * @param code of the type, -128 to 127
   * @param data its bytes
   * @throws IllegalArgumentException if it is out of its range
   */
  public ExtensionValue {
    if (code != (byte) code) {
      throw new IllegalArgumentException("code must be -128 to 127, got " + code);
    }
  }
}
