package dev.asyncio4j.subprocess;

import java.nio.file.Path;

/**
 * A place that a standard stream of a child is connected to.
 *
 * <p><i>Python:</i> {@code PIPE}, {@code DEVNULL}, {@code STDOUT}, {@code None} (inherited) and
 * file objects.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var toFile = ProcessOptions.defaults().stdin(Stdio.DEVNULL).stdout(Stdio.file(Path.of("log")));
 * }</pre>
 */
public sealed interface Stdio {
  /** A pipe to this process. */
  Stdio PIPE = Special.PIPE;

  /** The null device: reads give the end of the stream, writes are dropped. */
  Stdio DEVNULL = Special.DEVNULL;

  /** The stream of this process: what {@code None} is in Python. */
  Stdio INHERIT = Special.INHERIT;

  /** The same place as standard output; for standard error only. */
  Stdio STDOUT = Special.STDOUT;

  /**
   * Returns a file: read from its start, or emptied and written.
   *
   * <p><i>Python:</i> a file object.
   *
   * @param path the file; made if it is to be written and is not there
   * @return the file as a stream
   */
  static Stdio file(Path path) {
    return new File(path, false);
  }

  /**
   * Returns a file that is written at its end.
   *
   * <p><i>Python:</i> a file object opened with {@code "ab"}.
   *
   * @param path the file; made if it is not there
   * @return the file as a stream
   */
  static Stdio appendTo(Path path) {
    return new File(path, true);
  }

  /** The streams that are no files. */
  enum Special implements Stdio {
    /** See {@link Stdio#PIPE}. */
    PIPE,
    /** See {@link Stdio#DEVNULL}. */
    DEVNULL,
    /** See {@link Stdio#INHERIT}. */
    INHERIT,
    /** See {@link Stdio#STDOUT}. */
    STDOUT
  }

  /**
   * A file.
   *
   * @param path where it is
   * @param append whether writing begins at its end
   */
  record File(Path path, boolean append) implements Stdio {}
}
