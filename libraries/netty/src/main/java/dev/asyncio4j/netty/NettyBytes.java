package dev.asyncio4j.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * Bytes in and out of Netty's buffers, which are counted and reused, where {@code byte[]} is not.
 *
 * <p><i>Python:</i> {@code bytes} and {@code memoryview}.
 *
 * <p><b>Thread and loop:</b> from any thread.
 *
 * <pre>{@code
 * byte[] copy = NettyBytes.take(NettyBytes.wrap(data));
 * }</pre>
 */
public final class NettyBytes {
  private NettyBytes() {}

  /**
   * Takes the readable bytes of a buffer, and releases it.
   *
   * @param buffer not to be used any more
   * @return a copy of the bytes
   * @throws io.netty.util.IllegalReferenceCountException if it has been released before
   */
  public static byte[] take(ByteBuf buffer) {
    try {
      return ByteBufUtil.getBytes(buffer);
    } finally {
      buffer.release();
    }
  }

  /**
   * Returns a buffer of these bytes, without a copy.
   *
   * @param bytes not to be changed while the buffer is in use
   * @return to be released, which a write does
   */
  public static ByteBuf wrap(byte[] bytes) {
    return Unpooled.wrappedBuffer(bytes);
  }

  /**
   * Returns a buffer of the remaining bytes, without a copy; {@code bytes} keeps its position.
   *
   * @param bytes not to be changed while the buffer is in use
   * @return to be released, which a write does
   */
  public static ByteBuf wrap(ByteBuffer bytes) {
    return Unpooled.wrappedBuffer(bytes);
  }
}
