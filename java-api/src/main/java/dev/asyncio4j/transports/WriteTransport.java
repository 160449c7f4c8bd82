package dev.asyncio4j.transports;

import java.nio.ByteBuffer;

/**
 * A transport that sends; writes never wait.
 *
 * <p><i>Python:</i> {@code asyncio.WriteTransport}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <pre>{@code
 * transport.write("hello\n".getBytes());
 * transport.close(); // after that is sent
 * }</pre>
 */
public interface WriteTransport extends BaseTransport, FlowControl {
  /**
   * Sends {@code data}, or buffers the part that the channel does not take at once.
   *
   * <p><i>Python:</i> {@code write(data)}. After the connection is lost it does nothing; a warning
   * is logged from the fifth time on.
   *
   * @param data bytes; the array may be reused as soon as this returns
   * @throws IllegalStateException if {@link #writeEof} was called before, or a file is being sent
   */
  default void write(byte[] data) {
    write(ByteBuffer.wrap(data));
  }

  /**
   * Sends what remains in {@code data}, or buffers the part that the channel does not take at once.
   *
   * <p><i>Python:</i> {@code write(memoryview)}.
   *
   * @param data its remaining bytes; all are consumed, and it may be reused as soon as this returns
   * @throws IllegalStateException if {@link #writeEof} was called before, or a file is being sent
   */
  void write(ByteBuffer data);

  /**
   * Sends all of {@code blocks}, as one write.
   *
   * <p><i>Python:</i> {@code writelines(list_of_data)}; it adds no line ends.
   *
   * @param blocks blocks of bytes
   * @throws IllegalStateException as {@link #write(byte[])}
   */
  void writeLines(Iterable<byte[]> blocks);

  /**
   * Ends this side's output once the buffer is sent; receiving goes on.
   *
   * <p><i>Python:</i> {@code write_eof()}.
   *
   * @throws UnsupportedOperationException if {@link #canWriteEof} is false
   */
  void writeEof();

  /**
   * Tells whether {@link #writeEof} works here: on TCP and pipes it does, under TLS it does not.
   *
   * <p><i>Python:</i> {@code can_write_eof()}.
   *
   * @return true if one direction can be closed alone
   */
  boolean canWriteEof();

  /**
   * Closes the transport at once; buffered bytes are lost.
   *
   * <p><i>Python:</i> {@code abort()}. {@code connectionLost(null)} is called at the end.
   */
  void abort();
}
