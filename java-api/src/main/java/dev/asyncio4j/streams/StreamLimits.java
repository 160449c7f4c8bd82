package dev.asyncio4j.streams;

/** The limit of a stream's line, shared by the options of both ends. */
final class StreamLimits {
  /** 64 KiB, as in asyncio. */
  static final int DEFAULT_LIMIT = 1 << 16;

  private StreamLimits() {}

  static int checked(int bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "Limit cannot be <= 0, got " + bytes + ": pass the most bytes a line may have");
    }
    return bytes;
  }
}
