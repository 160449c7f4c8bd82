package dev.asyncio4j.files;

/**
 * The place that the offset of a {@code seek} counts from.
 *
 * <p><i>Python:</i> {@code os.SEEK_SET}, {@code SEEK_CUR}, {@code SEEK_END}.
 */
public enum Whence {
  /** The start of the file. */
  SET,
  /** The position now. */
  CURRENT,
  /** The end of the file. */
  END
}
