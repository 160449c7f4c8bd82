package dev.asyncio4j.testing;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Options of a pair of connections in memory; each wither gives a changed copy.
 *
 * <p><i>Python:</i> none; trio's {@code memory_stream_pair} has no such options.
 *
 * <pre>{@code
 * PairOptions far = PairOptions.defaults().latency(Duration.ofMillis(50)).bandwidth(1_000_000);
 * }</pre>
 *
 * @param latency how long bytes are under way, each direction
 * @param bandwidth bytes a second, each direction; 0: no limit
 * @param limit the limit of each reader, in bytes
 * @param chunks the pieces in which bytes arrive
 * @param highWater the high mark of each write buffer, in bytes
 * @param leftAddress the address of the left end
 * @param rightAddress the address of the right end
 */
public record PairOptions(
    Duration latency,
    long bandwidth,
    int limit,
    Chunks chunks,
    int highWater,
    InetSocketAddress leftAddress,
    InetSocketAddress rightAddress) {
  private static final PairOptions DEFAULTS =
      new PairOptions(
          Duration.ZERO,
          0,
          WaterMarks.HIGH,
          Chunks.WHOLE,
          WaterMarks.HIGH,
          InetSocketAddress.createUnresolved("left", 1),
          InetSocketAddress.createUnresolved("right", 1));

  /**
   * Checks the numbers; {@link #defaults()} and the withers read better.
   *
   * @param latency zero or more
   * @param bandwidth zero or more
   * @param limit at least 1
   * @param chunks for both ends
   * @param highWater zero or more
   * @param leftAddress any
   * @param rightAddress any
   * @throws IllegalArgumentException if a number is too small
   */
  public PairOptions {
    if (latency.isNegative() || bandwidth < 0 || limit < 1 || highWater < 0)
      throw new IllegalArgumentException(
          "latency="
              + latency
              + ", bandwidth="
              + bandwidth
              + ", limit="
              + limit
              + ", highWater="
              + highWater
              + ": none may be negative, and the limit is 1 or more");
  }

  /** {@return no latency, no bound of bandwidth, whole pieces, 64 KiB for limit and high mark} */
  public static PairOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy with another latency.
   *
   * @param each zero or more
   * @return the copy
   */
  public PairOptions latency(Duration each) {
    return new PairOptions(each, bandwidth, limit, chunks, highWater, leftAddress, rightAddress);
  }

  /**
   * Returns a copy with a bandwidth.
   *
   * @param bytesPerSecond zero: no bound
   * @return the copy
   */
  public PairOptions bandwidth(long bytesPerSecond) {
    return new PairOptions(
        latency, bytesPerSecond, limit, chunks, highWater, leftAddress, rightAddress);
  }

  /**
   * Returns a copy with another limit of the readers.
   *
   * @param bytes at least 1
   * @return the copy
   */
  public PairOptions limit(int bytes) {
    return new PairOptions(latency, bandwidth, bytes, chunks, highWater, leftAddress, rightAddress);
  }

  /**
   * Returns a copy with other pieces.
   *
   * @param sizes of the pieces in which bytes arrive
   * @return the copy
   */
  public PairOptions chunks(Chunks sizes) {
    return new PairOptions(latency, bandwidth, limit, sizes, highWater, leftAddress, rightAddress);
  }

  /**
   * Returns a copy with another high mark of the write buffers.
   *
   * @param bytes zero or more
   * @return the copy
   */
  public PairOptions highWater(int bytes) {
    return new PairOptions(latency, bandwidth, limit, chunks, bytes, leftAddress, rightAddress);
  }

  /**
   * Returns a copy with other addresses.
   *
   * @param left of the left end
   * @param right of the right end
   * @return the copy
   */
  public PairOptions addresses(InetSocketAddress left, InetSocketAddress right) {
    return new PairOptions(latency, bandwidth, limit, chunks, highWater, left, right);
  }
}
