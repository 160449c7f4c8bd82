package dev.asyncio4j.kafka;

import java.util.Objects;

/**
 * An offset to commit, or one that was committed, with a note.
 *
 * <p><i>Python:</i> {@code OffsetAndMetadata}; the same.
 *
 * @param offset that of the next record to read
 * @param metadata the note; empty for none
 */
public record OffsetAndMetadata(long offset, String metadata) {
  /**
   * Checks the values.
   *
   * @param offset not negative
   * @param metadata not null
   * @throws IllegalArgumentException if the offset is negative
   */
  public OffsetAndMetadata {
    Objects.requireNonNull(metadata, "metadata");
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative, got " + offset);
    }
  }

  /**
   * Makes one without a note.
   *
   * @param offset that of the next record to read
   * @return the offset
   * @throws IllegalArgumentException if the offset is negative
   */
  public static OffsetAndMetadata of(long offset) {
    return new OffsetAndMetadata(offset, "");
  }
}
