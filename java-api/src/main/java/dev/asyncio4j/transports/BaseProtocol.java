package dev.asyncio4j.transports;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events common to all protocols; each method does nothing unless it is overridden.
 *
 * <p><i>Python:</i> {@code asyncio.BaseProtocol}; {@code connection_made} is declared by each kind
 * of protocol, with its own kind of transport.
 *
 * <p><b>Thread and loop:</b> called on the transport's loop; it must not block.
 */
public interface BaseProtocol {
  /**
   * Returns a copy of the bytes that a callback was given, which stays valid after it.
   *
   * <p><i>Python:</i> none; there the callback gets {@code bytes}.
   *
   * <pre>{@code
   * byte[] copy = BaseProtocol.bytes(java.nio.ByteBuffer.wrap(data));
   * }</pre>
   *
   * @param data the buffer; its position moves to its limit
   * @return what remained in it
   */
  static byte[] bytes(ByteBuffer data) {
    byte[] copy = new byte[data.remaining()];
    data.get(copy);
    return copy;
  }

  /**
   * Tells that the connection is gone; the last call, made exactly once.
   *
   * <p><i>Python:</i> {@code connection_lost(exc)}.
   *
   * @param error what ended it; null after an end of the stream, a close or an abort
   */
  default void connectionLost(@Nullable Throwable error) {}

  /**
   * Tells that the write buffer has grown above its high mark; called inside {@code write}.
   *
   * <p><i>Python:</i> {@code pause_writing()}. It pairs with {@link #resumeWriting}.
   */
  default void pauseWriting() {}

  /**
   * Tells that the write buffer has shrunk to its low mark.
   *
   * <p><i>Python:</i> {@code resume_writing()}.
   */
  default void resumeWriting() {}
}
