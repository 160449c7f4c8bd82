package dev.asyncio4j.transports;

import java.nio.ByteBuffer;

/**
 * Receives a stream of bytes into buffers of its own, so that nothing is copied.
 *
 * <p><i>Python:</i> {@code asyncio.BufferedProtocol}. An exception in one of its methods is
 * reported to the loop's exception handler and ends the connection.
 *
 * <p><b>Thread and loop:</b> called on the transport's loop; it must not block.
 *
 * <pre>{@code
 * class Counter implements BufferedProtocol {
 *   private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
 *   private long received;
 *
 *   @Override
 *   public ByteBuffer getBuffer(int sizeHint) {
 *     return buffer.clear();
 *   }
 *
 *   @Override
 *   public void bufferUpdated(int count) {
 *     received += count;
 *   }
 * }
 * }</pre>
 */
public non-sealed interface BufferedProtocol extends ConnectionProtocol {
  /**
   * Returns the buffer that is read into next.
   *
   * <p><i>Python:</i> {@code get_buffer(sizehint)}.
   *
   * @param sizeHint how many bytes are expected; -1 if that is not known
   * @return a buffer with at least one byte of room; its position moves by what is read
   */
  ByteBuffer getBuffer(int sizeHint);

  /**
   * Tells that the buffer was read into.
   *
   * <p><i>Python:</i> {@code buffer_updated(nbytes)}.
   *
   * @param count bytes, 1 or more
   */
  void bufferUpdated(int count);
}
