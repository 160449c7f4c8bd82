package dev.asyncio4j.files;

import java.nio.charset.Charset;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code open} and {@code openBinary}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code aiofiles.open} after the mode.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = OpenOptions.defaults().errors(DecodeErrors.REPLACE).newline(Newline.KEEP);
 * try (var file = await(AsyncFiles.open(Path.of("old.txt"), "r", options))) {
 *   System.out.println(await(file.read()));
 * }
 * }</pre>
 *
 * @param encoding of the text; null: UTF-8, on every platform
 * @param errors what becomes of bytes and characters that it does not have; null: STRICT
 * @param newline the line ends; null: UNIVERSAL
 * @param buffering -1: 8 KiB; 0: none, for binary files; 1: by line, for text files; else the size
 *     of the write buffer in bytes
 * @param executor where the blocking calls run; null: in the loop's default executor
 * @param permissions of a file that is made; null: the system's
 */
public record OpenOptions(
    @Nullable Charset encoding,
    @Nullable DecodeErrors errors,
    @Nullable Newline newline,
    int buffering,
    @Nullable ExecutorService executor,
    @Nullable Set<PosixFilePermission> permissions) {
  private static final OpenOptions DEFAULTS = new OpenOptions(null, null, null, -1, null, null);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param encoding or null
   * @param errors or null
   * @param newline or null
   * @param buffering -1 or more
   * @param executor or null
   * @param permissions or null
   * @throws IllegalArgumentException if the buffering is less than -1
   */
  public OpenOptions {
    if (buffering < -1) {
      throw new IllegalArgumentException("invalid buffering size " + buffering + ": give -1, 0, …");
    }
    if (permissions != null) permissions = Set.copyOf(permissions);
  }

  /**
   * Returns the defaults: UTF-8, strict, universal newlines, 8 KiB, the loop's threads.
   *
   * @return the defaults
   */
  public static OpenOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the charset of a text file.
   *
   * @param charset of the text
   * @return a changed copy
   */
  public OpenOptions encoding(Charset charset) {
    return new OpenOptions(charset, errors, newline, buffering, executor, permissions);
  }

  /**
   * Sets what becomes of bytes and characters that the charset does not have.
   *
   * @param errors STRICT by default
   * @return a changed copy
   */
  public OpenOptions errors(DecodeErrors errors) {
    return new OpenOptions(encoding, errors, newline, buffering, executor, permissions);
  }

  /**
   * Sets the line ends of a text file.
   *
   * @param newline UNIVERSAL by default
   * @return a changed copy
   */
  public OpenOptions newline(Newline newline) {
    return new OpenOptions(encoding, errors, newline, buffering, executor, permissions);
  }

  /**
   * Sets how writes are buffered.
   *
   * @param bytes -1: 8 KiB; 0: not, for binary files; 1: to the end of a line, for text files
   * @return a changed copy
   * @throws IllegalArgumentException if it is less than -1
   */
  public OpenOptions buffering(int bytes) {
    return new OpenOptions(encoding, errors, newline, bytes, executor, permissions);
  }

  /**
   * Sets where the blocking calls run.
   *
   * @param executor a pool of your own; if it is shut down, the file can still be closed
   * @return a changed copy
   */
  public OpenOptions executor(ExecutorService executor) {
    return new OpenOptions(encoding, errors, newline, buffering, executor, permissions);
  }

  /**
   * Sets the permissions of a file that is made; the system's mask takes some away.
   *
   * @param permissions for file systems that have them
   * @return a changed copy
   */
  public OpenOptions permissions(Set<PosixFilePermission> permissions) {
    return new OpenOptions(encoding, errors, newline, buffering, executor, permissions);
  }

  /** Refuses what has no meaning for a binary file, or for a text file. */
  void check(boolean binary) {
    if (binary) {
      refuse(encoding != null, "encoding");
      refuse(errors != null, "errors");
      refuse(newline != null, "newline");
    } else if (buffering == 0) {
      throw new IllegalArgumentException(
          "can't have unbuffered text I/O: buffering(1) writes line by line");
    }
  }

  private static void refuse(boolean given, String argument) {
    if (given) {
      throw new IllegalArgumentException(
          "binary mode doesn't take an " + argument + " argument: leave it, or call open");
    }
  }

  /** The size of the write buffer, in bytes. */
  int bufferSize() {
    return buffering < 0 || buffering == 1 ? Bytes.SIZE : buffering;
  }
}
