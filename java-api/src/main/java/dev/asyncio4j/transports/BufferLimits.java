package dev.asyncio4j.transports;

/**
 * The marks of a buffer: above {@code high} it is full, at or below {@code low} it has room again.
 *
 * <p><i>Python:</i> the pair {@code (low, high)} of {@code get_write_buffer_limits()}.
 *
 * @param low bytes
 * @param high bytes
 */
public record BufferLimits(int low, int high) {
  /**
   * Checks the marks.
   *
   * @param low bytes
   * @param high bytes
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  public BufferLimits {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          "high (" + high + ") must be >= low (" + low + ") must be >= 0");
    }
  }
}
