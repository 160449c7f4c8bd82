package dev.asyncio4j.http.wire;

/**
 * The bounds of a head.
 *
 * @param line the longest start line, in bytes
 * @param field the longest header line, in bytes
 * @param fields the most header lines
 */
public record HeadLimits(int line, int field, int fields) {
  /** The bounds of aiohttp. */
  public static final HeadLimits DEFAULTS = new HeadLimits(8190, 8190, 128);
}
