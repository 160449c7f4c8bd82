package dev.asyncio4j.files;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open file: text or bytes, with a position, used by the tasks of one loop.
 *
 * <p><i>Python:</i> the objects of {@code aiofiles.open}. Iterating gives lines, with their ends.
 * Operations run one at a time, in the order of the calls. Lines and bytes that are in the buffer
 * already are given without a wait, but other tasks get a pass after each 1,000.
 *
 * <p><b>Cancellation:</b> ends the await at once. A read that was cancelled has taken nothing; a
 * write may have been written, whole or in part. The next operation waits until the thread of the
 * cancelled one has come back.
 *
 * <p><b>Thread and loop:</b> in tasks of the loop that opened it. Closed there, too; one that
 * nobody closes is closed at the end of the run or when it is dropped, and a warning says so.
 *
 * <pre>{@code
 * try (var file = await(AsyncFiles.open(Path.of("names.txt")))) {
 *   for (String line : each(file)) System.out.println(line.strip());
 * }
 * }</pre>
 *
 * @param <T> {@code String} or {@code byte[]}
 */
@CheckReturnValue
public interface AsyncFile<T> extends AsyncIterable<T>, AutoCloseable {
  /**
   * Returns where the file is.
   *
   * @return the path it was opened with
   * @throws UnsupportedFileOperationException if it has none: a stream, or a file in memory
   */
  Path path();

  /** {@return the path as text, or a name such as {@code <stdin>}} */
  String name();

  /** {@return the mode, in Python's letters} */
  String mode();

  /** {@return whether it is closed, or about to be} */
  boolean closed();

  /**
   * Reads to the end of the file.
   *
   * @return the rest; empty at the end
   * @throws UnsupportedFileOperationException when awaited, if the mode does not read
   * @throws ClosedFileException when awaited, if the file is closed
   * @throws TextDecodeException when awaited, if the charset does not have the bytes
   * @throws java.io.UncheckedIOException when awaited, if the system refuses
   */
  Coroutine<T> read();

  /**
   * Reads a number of characters or bytes; fewer at the end only.
   *
   * @param n code points of text, or bytes; negative: to the end
   * @return what was read; empty at the end
   * @see #read()
   */
  Coroutine<T> read(int n);

  /**
   * Reads a line, with its end.
   *
   * @return the line; empty at the end of the file, never null
   * @see #read()
   */
  Coroutine<T> readLine();

  /**
   * Reads a line, or the start of a long one.
   *
   * @param limit the most characters or bytes; negative: none
   * @return the line; empty at the end of the file
   * @see #read()
   */
  Coroutine<T> readLine(int limit);

  /**
   * Reads all lines.
   *
   * @return the lines, with their ends
   * @see #read()
   */
  Coroutine<List<T>> readLines();

  /**
   * Reads lines until they have a size.
   *
   * @param hint stops after the line that reaches so many characters or bytes; 0 or less: never
   * @return the lines
   * @see #read()
   */
  Coroutine<List<T>> readLines(int hint);

  /**
   * Writes a text or bytes: into the buffer, or through it if it is full.
   *
   * @param data what to write
   * @return the number of code points or bytes
   * @throws UnsupportedFileOperationException when awaited, if the mode does not write
   * @throws ClosedFileException when awaited, if the file is closed
   * @throws TextEncodeException when awaited, if the charset does not have a character; nothing is
   *     written then
   * @throws java.io.UncheckedIOException when awaited, if the system refuses: the buffer is dropped
   */
  Coroutine<Integer> write(T data);

  /**
   * Writes each of the lines; their ends are theirs.
   *
   * @param lines what to write
   * @return gives null
   * @see #write
   */
  Coroutine<@Nullable Void> writeLines(Iterable<? extends T> lines);

  /**
   * Moves the position, from the start of the file.
   *
   * @param offset in bytes; for text: a value of {@link #tell}
   * @return the new position, in bytes
   * @throws IllegalArgumentException when awaited, if it is negative
   * @throws UnsupportedFileOperationException when awaited, if the file has no positions
   */
  Coroutine<Long> seek(long offset);

  /**
   * Moves the position.
   *
   * @param offset in bytes; for text from CURRENT or END: 0 only
   * @param whence where it counts from
   * @return the new position, in bytes
   * @see #seek(long)
   */
  Coroutine<Long> seek(long offset, Whence whence);

  /**
   * Returns the position.
   *
   * <p><i>Python:</i> same; there it is an opaque number for text, here it is bytes for both.
   *
   * @return bytes from the start of the file
   */
  Coroutine<Long> tell();

  /**
   * Cuts the file at the position.
   *
   * @return the new size, in bytes
   */
  Coroutine<Long> truncate();

  /**
   * Cuts the file, or makes it longer with zeros. The position stays.
   *
   * @param size in bytes
   * @return the new size
   * @throws IllegalArgumentException when awaited, if it is negative
   */
  Coroutine<Long> truncate(long size);

  /**
   * Hands what is in the buffer to the system.
   *
   * @return gives null
   * @throws java.io.UncheckedIOException when awaited, if the system refuses: the buffer is dropped
   */
  Coroutine<@Nullable Void> flush();

  /**
   * Flushes, and waits until the disk has it.
   *
   * <p><i>Python:</i> {@code os.fsync(f.fileno())}.
   *
   * @return gives null
   */
  Coroutine<@Nullable Void> sync();

  /**
   * Flushes and closes the file; nothing happens the second time.
   *
   * <p><b>Cancellation:</b> the file is closed all the same.
   *
   * @return gives null
   * @throws java.io.UncheckedIOException when awaited, if the last flush fails; the file is closed
   */
  Coroutine<@Nullable Void> closeAsync();

  /** {@return whether the mode reads} */
  Coroutine<Boolean> readable();

  /** {@return whether the mode writes} */
  Coroutine<Boolean> writable();

  /** {@return whether the file has positions: a pipe has none} */
  Coroutine<Boolean> seekable();

  /** {@return whether it is a terminal} */
  Coroutine<Boolean> isTerminal();

  /**
   * Flushes and closes the file, and waits for that if a task calls; a callback hands it over.
   *
   * @throws java.io.UncheckedIOException if the last flush fails; the file is closed
   */
  @Override
  void close();
}
