package dev.asyncio4j.loop;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@code sendFile} and {@code sockSendFile}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code offset}, {@code count} and {@code fallback} of {@code loop.sendfile}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * await(loop.sendFile(transport, file, SendFileOptions.defaults().offset(4096).count(1024)));
 * }</pre>
 *
 * @param offset where to begin, in bytes from the file's start
 * @param count the most bytes to send; null: to the end of the file
 * @param fallback whether to read and write where the system cannot send the file by itself
 */
public record SendFileOptions(long offset, @Nullable Long count, boolean fallback) {
  private static final SendFileOptions DEFAULTS = new SendFileOptions(0, null, true);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param offset 0 or more
   * @param count 1 or more, or null
   * @param fallback true to copy
   * @throws IllegalArgumentException if a number is not in these bounds
   */
  public SendFileOptions {
    if (offset < 0) {
      throw new IllegalArgumentException(
          "offset must be a non-negative integer (got " + offset + ")");
    }
    if (count != null && count <= 0) {
      throw new IllegalArgumentException("count must be a positive integer (got " + count + ")");
    }
  }

  /**
   * Returns the defaults: the whole file, copied where there is no faster way.
   *
   * @return the defaults
   */
  public static SendFileOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets where to begin.
   *
   * @param bytes from the file's start
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public SendFileOptions offset(long bytes) {
    return new SendFileOptions(bytes, count, fallback);
  }

  /**
   * Sets the most bytes to send.
   *
   * @param bytes 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is 0 or negative
   */
  public SendFileOptions count(long bytes) {
    return new SendFileOptions(offset, bytes, fallback);
  }

  /**
   * Chooses whether to read and write where the system cannot send the file by itself.
   *
   * @param allowed false to fail there
   * @return a changed copy
   */
  public SendFileOptions fallback(boolean allowed) {
    return new SendFileOptions(offset, count, allowed);
  }
}
