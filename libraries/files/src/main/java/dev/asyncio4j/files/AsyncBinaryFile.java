package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * An open file of bytes.
 *
 * <p><i>Python:</i> {@code AsyncBufferedReader} and its kin, and {@code AsyncFileIO} without a
 * buffer.
 *
 * <p><b>Cancellation:</b> ends the await at once; a read that was cancelled has taken nothing, and
 * a write may have been written, whole or in part.
 *
 * <pre>{@code
 * try (var file = await(AsyncFiles.openBinary(Path.of("data.bin"), "r+"))) {
 *   byte[] head = await(file.read(16));
 *   await(file.seek(0));
 *   await(file.write(head));
 * }
 * }</pre>
 */
@CheckReturnValue
public interface AsyncBinaryFile extends AsyncFile<byte[]> {
  /** {@return the bytes to the end of the file} */
  Coroutine<byte[]> readAll();

  /**
   * Reads what is there: from the buffer, else with one call of the system.
   *
   * @param n the most bytes; negative: the size of the buffer
   * @return the bytes; none at the end only
   */
  Coroutine<byte[]> read1(int n);

  /**
   * Shows the next bytes, and leaves the position where it is.
   *
   * <p><i>Python:</i> same; there the number is a hint, here no more are given.
   *
   * @param n the most bytes; 0 or less: what is in the buffer
   * @return the bytes; fewer than {@code n} also before the end, none at the end only
   */
  Coroutine<byte[]> peek(int n);

  /**
   * Reads at a place; the position stays.
   *
   * <p><i>Python:</i> {@code os.pread}.
   *
   * @param position in bytes from the start of the file
   * @param n how many bytes
   * @return the bytes; fewer at the end only
   * @throws IllegalArgumentException when awaited, if a number is negative
   */
  Coroutine<byte[]> readAt(long position, int n);

  /**
   * Reads into a buffer until it is full; less at the end only.
   *
   * @param target from its position on
   * @return the number of bytes; 0 at the end
   */
  Coroutine<Integer> readInto(ByteBuffer target);

  /**
   * Writes at a place; the position stays.
   *
   * <p><i>Python:</i> {@code os.pwrite}. A file that appends does it at the end, as on Linux.
   *
   * @param position in bytes from the start of the file
   * @param data what to write
   * @return the number of bytes
   * @throws IllegalArgumentException when awaited, if the position is negative
   */
  Coroutine<Integer> writeAt(long position, byte[] data);

  /**
   * Returns the JDK's channel: for maps and locks, with {@code toThread}.
   *
   * <p><i>Python:</i> {@code fileno()}. Flush before you use it; its position is not this file's.
   *
   * @return the channel that reads, if the file system gives channels of this kind
   */
  Optional<FileChannel> channel();
}
