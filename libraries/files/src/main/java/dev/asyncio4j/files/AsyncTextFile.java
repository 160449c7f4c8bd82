package dev.asyncio4j.files;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/**
 * An open file of text.
 *
 * <p><i>Python:</i> {@code AsyncTextIOWrapper}. Sizes are code points, as in Python: a character
 * outside the basic plane counts once, and is never cut.
 *
 * <pre>{@code
 * try (var file = await(AsyncFiles.open(Path.of("log.txt"), "a"))) {
 *   await(file.write("started\n"));
 * }
 * }</pre>
 */
public interface AsyncTextFile extends AsyncFile<String> {
  /** {@return the charset of the file} */
  Charset encoding();

  /**
   * Returns the kinds of line ends that were read so far.
   *
   * @return of {@code \n}, {@code \r}, {@code \r\n}; empty if none was, or if the option newline
   *     names one kind
   */
  Optional<Set<String>> newlines();

  /**
   * Returns the file of bytes under this one; both share position and close.
   *
   * <p>What text has decoded ahead is behind the position of the bytes: seek when you change over.
   *
   * @return the bytes
   */
  AsyncBinaryFile buffer();
}
