package dev.asyncio4j.transports;

import org.jspecify.annotations.Nullable;

/**
 * The marks of a write buffer, at which its protocol pauses and goes on.
 *
 * <p><i>Python:</i> the methods that {@code WriteTransport} and the datagram transport share.
 *
 * <p><b>Thread and loop:</b> on the loop that made the transport.
 *
 * <pre>{@code
 * transport.setWriteBufferLimits(1 << 20, null); // low becomes a quarter of it
 * }</pre>
 */
public interface FlowControl {
  /**
   * Sets the marks: above {@code high} the protocol's writing pauses, at {@code low} it resumes.
   *
   * <p><i>Python:</i> {@code set_write_buffer_limits(high, low)}; null stands for {@code None}. A
   * high mark of 0 pauses whenever anything is buffered.
   *
   * @param high bytes; null: 64 KiB (512 KiB under TLS), or four times {@code low} if that is given
   * @param low bytes; null: a quarter of {@code high}
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  void setWriteBufferLimits(@Nullable Integer high, @Nullable Integer low);

  /**
   * Returns the marks.
   *
   * <p><i>Python:</i> {@code get_write_buffer_limits()}.
   *
   * @return both, in bytes
   */
  BufferLimits writeBufferLimits();

  /**
   * Returns the number of buffered bytes.
   *
   * <p><i>Python:</i> {@code get_write_buffer_size()}.
   *
   * @return bytes; {@code Integer.MAX_VALUE} if there are more
   */
  int writeBufferSize();
}
