package dev.asyncio4j.transports;

/**
 * A transport that receives.
 *
 * <p><i>Python:</i> {@code asyncio.ReadTransport}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 */
public interface ReadTransport extends BaseTransport {
  /**
   * Stops to receive until {@link #resumeReading}: the peer is slowed down once the system's own
   * buffers are full.
   *
   * <p><i>Python:</i> {@code pause_reading()}. May be repeated, works in {@code connectionMade},
   * and does nothing when closing.
   */
  void pauseReading();

  /**
   * Receives again after {@link #pauseReading}.
   *
   * <p><i>Python:</i> {@code resume_reading()}. May be repeated, and does nothing when closing.
   */
  void resumeReading();

  /**
   * Tells whether data is received.
   *
   * <p><i>Python:</i> {@code is_reading()}.
   *
   * @return false when paused, closing, or at the end of the stream
   */
  boolean isReading();
}
