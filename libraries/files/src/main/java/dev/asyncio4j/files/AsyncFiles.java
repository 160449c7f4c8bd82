package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * The door to files without blocking the loop.
 *
 * <p><i>Python:</i> the module {@code aiofiles}. Paths of any file system work.
 *
 * <p><b>Cancellation:</b> ends the await at once; a file that was opened for nobody is closed.
 *
 * <p><b>Thread and loop:</b> called anywhere, awaited in tasks; the work is done on a thread of the
 * loop's default executor.
 *
 * <pre>{@code
 * await(AsyncFiles.writeText(Path.of("greeting.txt"), "hello\n"));
 * for (String line : each(AsyncFiles.lines(Path.of("greeting.txt")))) System.out.print(line);
 * }</pre>
 */
@CheckReturnValue
public final class AsyncFiles extends WholeFiles {
  private AsyncFiles() {}

  // -- files -------------------------------------------------------------------------------------

  /**
   * Opens a text file for reading, in UTF-8.
   *
   * @param path of the file
   * @return the file; close it
   * @see #open(Path, String, OpenOptions)
   */
  public static Coroutine<AsyncTextFile> open(Path path) {
    return open(path, "r", OpenOptions.defaults());
  }

  /**
   * Opens a text file in UTF-8.
   *
   * @param path of the file
   * @param mode one of r w a x, perhaps with + or t
   * @return the file; close it
   * @see #open(Path, String, OpenOptions)
   */
  public static Coroutine<AsyncTextFile> open(Path path, String mode) {
    return open(path, mode, OpenOptions.defaults());
  }

  /**
   * Opens a text file.
   *
   * <p><i>Python:</i> {@code aiofiles.open(file, mode, …)}. Difference: UTF-8 by default on every
   * platform, and {@code \n} is written as it is.
   *
   * <p><b>Cancellation:</b> what is opened after that is closed again.
   *
   * @param path of the file
   * @param mode one of r w a x, perhaps with + or t
   * @param options charset, errors, newlines, buffer, threads
   * @return the file; close it
   * @throws IllegalArgumentException at the call, if mode or options are not for text
   * @throws java.io.UncheckedIOException when awaited, with the JDK's cause: the file is missing,
   *     exists already, is a directory, or may not be opened
   */
  public static Coroutine<AsyncTextFile> open(Path path, String mode, OpenOptions options) {
    return Opening.text(path, mode, options);
  }

  /**
   * Opens a file of bytes.
   *
   * @param path of the file
   * @param mode one of r w a x, perhaps with + or b
   * @return the file; close it
   * @see #openBinary(Path, String, OpenOptions)
   */
  public static Coroutine<AsyncBinaryFile> openBinary(Path path, String mode) {
    return openBinary(path, mode, OpenOptions.defaults());
  }

  /**
   * Opens a file of bytes.
   *
   * <p><i>Python:</i> {@code aiofiles.open(file, "rb", …)}; the {@code b} may be left out.
   *
   * <p><b>Cancellation:</b> what is opened after that is closed again.
   *
   * @param path of the file
   * @param mode one of r w a x, perhaps with + or b
   * @param options buffer, threads, permissions
   * @return the file; close it
   * @throws IllegalArgumentException at the call, if mode or options are not for bytes
   * @throws java.io.UncheckedIOException when awaited, with the JDK's cause, as with text
   */
  public static Coroutine<AsyncBinaryFile> openBinary(Path path, String mode, OpenOptions options) {
    return Opening.binary(path, mode, options);
  }

  // -- streams of the JDK ------------------------------------------------------------------------

  /**
   * Makes a text file of a reader.
   *
   * <p><i>Python:</i> {@code aiofiles.threadpool.wrap}. It belongs to the loop that uses it first.
   *
   * @param reader closed with the file
   * @return the file, to be read
   */
  public static AsyncTextFile wrap(Reader reader) {
    return Wrapping.text(new ReaderChannel(reader), null, reader);
  }

  /**
   * Makes a text file of a writer.
   *
   * @param writer flushed and closed with the file
   * @return the file, to be written
   */
  public static AsyncTextFile wrap(Writer writer) {
    return Wrapping.text(null, new WriterChannel(writer), writer);
  }

  /**
   * Makes a file of an input stream.
   *
   * @param in closed with the file
   * @return the file, to be read
   */
  public static AsyncBinaryFile wrap(InputStream in) {
    return Wrapping.bytes(new StreamChannels.Input(in, true), null, in);
  }

  /**
   * Makes a file of an output stream.
   *
   * @param out flushed and closed with the file
   * @return the file, to be written
   */
  public static AsyncBinaryFile wrap(OutputStream out) {
    return Wrapping.bytes(null, new StreamChannels.Output(out, true), out);
  }

  /**
   * Makes a file of a channel; reads and writes that it does not have fail with its own error.
   *
   * @param channel closed with the file
   * @return the file, with positions
   */
  public static AsyncBinaryFile wrap(SeekableByteChannel channel) {
    return Wrapping.bytes(channel, channel, channel);
  }

  /**
   * Returns the standard input as text, in the charset of the terminal.
   *
   * <p><i>Python:</i> {@code aiofiles.stdin}. Each loop has one, and what one has read ahead is the
   * next one's. It is read on a daemon thread of its own, so a pending read does not hold the JVM.
   * {@code System.setIn} is honoured. Its close leaves {@code System.in} open.
   *
   * @return the file, to be read
   */
  public static AsyncTextFile stdin() {
    return StandardStreams.in().text();
  }

  /**
   * Returns the standard output as text; each line is flushed.
   *
   * <p><i>Python:</i> {@code aiofiles.stdout}. Its close leaves {@code System.out} open.
   *
   * @return the file, to be written
   */
  public static AsyncTextFile stdout() {
    return StandardStreams.out().text();
  }

  /**
   * Returns the standard error as text; each line is flushed.
   *
   * @return the file, to be written
   */
  public static AsyncTextFile stderr() {
    return StandardStreams.err().text();
  }

  /**
   * Returns the standard input as bytes; it shares the buffer with {@link #stdin}.
   *
   * @return the file, to be read
   */
  public static AsyncBinaryFile stdinBytes() {
    return StandardStreams.in().text().buffer();
  }

  /**
   * Returns the standard output as bytes; each line is flushed.
   *
   * @return the file, to be written
   */
  public static AsyncBinaryFile stdoutBytes() {
    return StandardStreams.out().text().buffer();
  }

  /**
   * Returns the standard error as bytes; each line is flushed.
   *
   * @return the file, to be written
   */
  public static AsyncBinaryFile stderrBytes() {
    return StandardStreams.err().text().buffer();
  }
}
