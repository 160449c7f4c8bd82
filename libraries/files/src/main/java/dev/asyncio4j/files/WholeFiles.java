package dev.asyncio4j.files;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AsyncFiles} that needs no open file: whole files, lines, pieces, folders.
 *
 * <p>Java has no partial classes, so the parts are a chain.
 */
@CheckReturnValue
abstract class WholeFiles {
  WholeFiles() {}

  /**
   * Reads a whole file as UTF-8, in one hop to a thread. Newlines stay as they are.
   *
   * @param path of the file
   * @return its text
   * @throws TextDecodeException when awaited, if it is not UTF-8
   * @throws java.io.UncheckedIOException when awaited, if it cannot be read
   */
  public static Coroutine<String> readText(Path path) {
    return readText(path, StandardCharsets.UTF_8);
  }

  /**
   * Reads a whole file as text, in one hop to a thread. Newlines stay as they are.
   *
   * @param path of the file
   * @param charset of the text
   * @return its text
   * @throws TextDecodeException when awaited, if the charset does not have the bytes
   * @throws java.io.UncheckedIOException when awaited, if it cannot be read
   */
  public static Coroutine<String> readText(Path path, Charset charset) {
    return Disk.call(() -> Decoding.whole(path.toString(), Files.readAllBytes(path), charset));
  }

  /**
   * Reads a whole file, in one hop to a thread.
   *
   * @param path of the file
   * @return its bytes
   * @throws java.io.UncheckedIOException when awaited, if it cannot be read
   */
  public static Coroutine<byte[]> readBytes(Path path) {
    return Disk.call(() -> Files.readAllBytes(path));
  }

  /**
   * Writes a whole file as UTF-8, in one hop to a thread; what it had before is gone.
   *
   * @param path of the file
   * @param text its new text
   * @return gives null
   * @throws TextEncodeException when awaited, if the text has half a pair of surrogates
   * @throws java.io.UncheckedIOException when awaited, if it cannot be written
   */
  public static Coroutine<@Nullable Void> writeText(Path path, String text) {
    return Disk.run(() -> Files.write(path, Encoding.utf8(text, path)));
  }

  /**
   * Writes a whole file, in one hop to a thread; what it had before is gone.
   *
   * @param path of the file
   * @param bytes its new content
   * @return gives null
   * @throws java.io.UncheckedIOException when awaited, if it cannot be written
   */
  public static Coroutine<@Nullable Void> writeBytes(Path path, byte[] bytes) {
    return Disk.run(() -> Files.write(path, bytes));
  }

  /**
   * Adds UTF-8 to the end of a file, in one hop to a thread; a missing file is made.
   *
   * @param path of the file
   * @param text to add
   * @return gives null
   * @throws java.io.UncheckedIOException when awaited, if it cannot be written
   */
  public static Coroutine<@Nullable Void> appendText(Path path, String text) {
    return Disk.run(
        () ->
            Files.write(
                path,
                Encoding.utf8(text, path),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND));
  }

  /**
   * Writes a whole file so that others see the old content or the new one, never a part.
   *
   * <p><i>Python:</i> none; a temporary file beside it, {@code fsync} and {@code os.replace}. One
   * hop to a thread.
   *
   * <p><b>Cancellation:</b> the work goes on, and the file has one of the two contents.
   *
   * @param path of the file
   * @param bytes its new content
   * @return gives null; the disk has it then
   * @throws java.io.UncheckedIOException when awaited, if it cannot be written, or the file system
   *     cannot replace a file at once; the old content is there
   */
  public static Coroutine<@Nullable Void> writeAtomically(Path path, byte[] bytes) {
    return Disk.run(() -> Replacing.write(path, bytes));
  }

  // -- streams of elements -----------------------------------------------------------------------

  /**
   * Returns the lines of a file in UTF-8, with their ends as {@code \n}.
   *
   * @param path of the file, which each iteration opens and closes
   * @return its lines
   * @see #lines(Path, Charset)
   */
  public static AsyncIterable<String> lines(Path path) {
    return lines(path, StandardCharsets.UTF_8);
  }

  /**
   * Returns the lines of a file, with their ends as {@code \n}.
   *
   * <p><i>Python:</i> {@code async for line in f}. The file is opened by the first line, and closed
   * behind the last one; if you leave early, at the end of the run, or by {@code close()} of the
   * iterator, an {@link dev.asyncio4j.AsyncGenerator}.
   *
   * @param path of the file
   * @param charset of the text
   * @return its lines
   */
  public static AsyncIterable<String> lines(Path path, Charset charset) {
    return Sources.lines(path, charset);
  }

  /**
   * Returns a file in pieces.
   *
   * <p>Large reads are made ahead, so a piece rarely costs a hop to a thread. Opened and closed as
   * with {@link #lines(Path, Charset)}.
   *
   * @param path of the file
   * @param size of a piece, in bytes; the last one may be smaller
   * @return the pieces
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static AsyncIterable<byte[]> chunks(Path path, int size) {
    return Sources.chunks(path, size);
  }

  /**
   * Returns a folder and all that is in it: a folder comes before what it contains.
   *
   * <p><i>Python:</i> {@code os.walk}, entry by entry. Links are given, not followed.
   *
   * @param root where to begin
   * @param depth how many levels below it; 0: the root only
   * @return the paths, each of which begins with {@code root}
   * @throws IllegalArgumentException if the depth is negative
   */
  public static AsyncIterable<Path> walk(Path root, int depth) {
    return Sources.walk(root, depth);
  }

  /**
   * Returns what is in a folder, at any depth, and matches a pattern.
   *
   * <p><i>Python:</i> {@code glob.glob(pattern, root_dir=root, recursive=True)}.
   *
   * @param root where to begin
   * @param pattern of the path from the root, as {@code FileSystem.getPathMatcher} has it after
   *     {@code glob:}; {@code **} crosses folders
   * @return the paths, each of which begins with {@code root}
   * @throws java.util.regex.PatternSyntaxException if the pattern is not one
   */
  public static AsyncIterable<Path> glob(Path root, String pattern) {
    return Sources.glob(root, pattern);
  }
}
