package dev.asyncio4j.http.web;

/**
 * The options of a file that is sent; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code chunk_size} of {@code web.FileResponse}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var response = FileResponse.of(Path.of("big.iso"), FileOptions.defaults().chunkSize(1 << 20));
 * }</pre>
 *
 * @param chunkSize how much is read at once where the system cannot send the file by itself, in
 *     bytes
 */
public record FileOptions(int chunkSize) {
  private static final FileOptions DEFAULTS = new FileOptions(256 * 1024);

  /**
   * Checks the value; {@link #defaults()} and the wither read better.
   *
   * @param chunkSize 1 or more
   * @throws IllegalArgumentException if it is less
   */
  public FileOptions {
    if (chunkSize < 1) {
      throw new IllegalArgumentException("`chunkSize` must be 1 or more, got " + chunkSize);
    }
  }

  /** {@return the defaults: pieces of 256 KiB} */
  public static FileOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how much is read at once where the system cannot send the file by itself.
   *
   * @param bytes 1 or more
   * @return a changed copy
   */
  public FileOptions chunkSize(int bytes) {
    return new FileOptions(bytes);
  }
}
