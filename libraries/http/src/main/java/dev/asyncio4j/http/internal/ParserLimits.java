package dev.asyncio4j.http.internal;

/**
 * Limits of the parts of a head.
 *
 * @param line bytes of the first line
 * @param field bytes of a field
 * @param fields how many fields
 */
public record ParserLimits(int line, int field, int fields) {
  /** The limits of aiohttp. */
  public static final ParserLimits DEFAULTS = new ParserLimits(8190, 8190, 128);
}
