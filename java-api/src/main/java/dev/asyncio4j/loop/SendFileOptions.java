package dev.asyncio4j.loop;

import java.util.OptionalLong;

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
 */
public final class SendFileOptions {
  private static final long TO_THE_END = -1;
  private static final SendFileOptions DEFAULTS = new SendFileOptions(0, TO_THE_END, true);

  private final long offset;
  private final long count;
  private final boolean fallback;

  private SendFileOptions(long offset, long count, boolean fallback) {
    this.offset = offset;
    this.count = count;
    this.fallback = fallback;
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
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "offset must be a non-negative integer (got " + bytes + ")");
    }
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
    if (bytes <= 0) {
      throw new IllegalArgumentException("count must be a positive integer (got " + bytes + ")");
    }
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

  /** {@return where to begin, in bytes from the file's start} */
  public long offset() {
    return offset;
  }

  /** {@return the most bytes to send; empty: to the end of the file} */
  public OptionalLong count() {
    return count == TO_THE_END ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** {@return whether to read and write where the system cannot send the file by itself} */
  public boolean isFallback() {
    return fallback;
  }
}
