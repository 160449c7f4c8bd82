package dev.asyncio4j.files;

/**
 * The way of a text file with bytes that its charset does not have, and characters likewise.
 *
 * <p><i>Python:</i> the argument {@code errors} of {@code open}.
 */
public enum DecodeErrors {
  /** Fails with {@link TextDecodeException} or {@link TextEncodeException}. */
  STRICT,
  /** Reads U+FFFD for each maximal part that is not valid, and writes the charset's {@code ?}. */
  REPLACE,
  /** Leaves them out. */
  IGNORE
}
