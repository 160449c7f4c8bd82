package dev.asyncio4j.streams;

/**
 * The limit of a stream: how long a line may be, and half of what is buffered before reading
 * pauses.
 *
 * <p><i>Python:</i> {@code asyncio.streams._DEFAULT_LIMIT}.
 */
public final class StreamLimits {
  /** The limit in bytes where no option says another: 64 KiB, as in asyncio. */
  public static final int DEFAULT = 1 << 16;

  private StreamLimits() {}

  /**
   * Checks a limit: what the options of all streams do.
   *
   * @param limit in bytes
   * @throws IllegalArgumentException if it is 0 or less
   */
  public static void check(int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException(
          "Limit cannot be <= 0, got " + limit + ": pass the most bytes a line may have");
    }
  }
}
