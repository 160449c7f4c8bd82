package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data a peer sends, as bytes, lines or blocks; one task reads at a time.
 *
 * <p><i>Python:</i> {@code asyncio.StreamReader}. Above twice the {@code limit} of the connection's
 * options it stops reading from the socket, so a slow reader slows its peer down.
 *
 * <p><b>Cancellation:</b> a read that is cancelled takes nothing from the buffer, but {@code
 * read(-1)} loses what it had collected.
 *
 * <p><b>Thread and loop:</b> on the connection's loop. Every read fails with {@link
 * IllegalStateException} if it would wait while another task waits, and with {@link
 * java.io.UncheckedIOException} once the connection has failed, for example by a reset.
 */
public interface StreamReader {
  /**
   * Returns a reader of the running loop that no transport feeds: you do, with {@link #feedData}.
   *
   * <p><i>Python:</i> {@code asyncio.StreamReader()}; for tests of what takes a reader, and for
   * protocols of your own.
   *
   * <pre>{@code
   * StreamReader reader = StreamReader.create();
   * reader.feedData("hello\n".getBytes());
   * reader.feedEof();
   * byte[] line = await(reader.readLine());
   * }</pre>
   *
   * @return the reader; its limit is 64 KiB
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static StreamReader create() {
    return create(StreamLimits.DEFAULT);
  }

  /**
   * Returns a reader of the running loop that you feed, with a limit.
   *
   * <p><i>Python:</i> {@code asyncio.StreamReader(limit=limit)}.
   *
   * @param limit how many bytes a line may have, at least 1
   * @return the reader
   * @throws IllegalArgumentException if {@code limit} is not positive
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static StreamReader create(int limit) {
    StreamLimits.check(limit);
    return Engine.provider().newStreamReader(limit);
  }

  /**
   * Returns the bytes that have arrived, at most {@code n}; waits only if there are none.
   *
   * <p><i>Python:</i> {@code read(n)}.
   *
   * <p><b>Cancellation:</b> takes nothing from the buffer, but {@code read(-1)} loses what it had
   * collected.
   *
   * @param n bytes; a negative number reads to EOF, however much that is; 0 returns at once
   * @return the bytes; empty only at EOF, or for 0
   * @throws IllegalStateException when awaited, if it would wait while another task waits
   * @throws java.io.UncheckedIOException when awaited, once the connection has failed
   */
  @CheckReturnValue
  Coroutine<byte[]> read(int n);

  /**
   * Returns the next line with its {@code \n}; the rest without one at EOF; empty after that.
   *
   * <p><i>Python:</i> {@code readline()}; its {@code ValueError} is an {@code
   * IllegalArgumentException}.
   *
   * <p><b>Cancellation:</b> takes nothing from the buffer.
   *
   * @return the line
   * @throws IllegalArgumentException when awaited, if the line was longer than the limit: it has
   *     been dropped, or, if its end has not arrived, all that is buffered
   * @throws IllegalStateException when awaited, if it would wait while another task waits
   * @throws java.io.UncheckedIOException when awaited, once the connection has failed
   */
  @CheckReturnValue
  Coroutine<byte[]> readLine();

  /**
   * Returns the next line as text, with its end; the rest without one at EOF; empty after that.
   *
   * <p><i>Python:</i> {@code (await readline()).decode(encoding)}.
   *
   * <p><b>Cancellation:</b> takes nothing from the buffer.
   *
   * <pre>{@code
   * String line = await(StreamReader.create().readLine(java.nio.charset.StandardCharsets.UTF_8));
   * }</pre>
   *
   * @param charset of the peer; its line feed must be a single byte, as it is in UTF-8
   * @return the line
   * @throws java.io.UncheckedIOException when awaited, if the line is not text in that charset (the
   *     cause is a {@link java.nio.charset.CharacterCodingException}; the line has been read), or
   *     once the connection has failed
   * @throws IllegalArgumentException when awaited, as {@link #readLine()}
   * @throws IllegalStateException when awaited, if it would wait while another task waits
   */
  @CheckReturnValue
  default Coroutine<String> readLine(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return async(() -> LineText.decoded(await(readLine()), charset));
  }

  /**
   * Returns exactly {@code n} bytes, more than the limit too.
   *
   * <p><i>Python:</i> {@code readexactly(n)}.
   *
   * <p><b>Cancellation:</b> takes nothing from the buffer.
   *
   * @param n bytes, 0 or more
   * @return the bytes
   * @throws dev.asyncio4j.exceptions.IncompleteReadException when awaited, at EOF before that; it
   *     has what there was
   * @throws IllegalArgumentException when awaited, if {@code n} is negative
   * @throws IllegalStateException when awaited, if it would wait while another task waits
   * @throws java.io.UncheckedIOException when awaited, once the connection has failed
   */
  @CheckReturnValue
  Coroutine<byte[]> readExactly(int n);

  /**
   * Returns everything up to and including the first separator; the one that ends first wins.
   *
   * <p><i>Python:</i> {@code readuntil(separator)}.
   *
   * <p><b>Cancellation:</b> takes nothing from the buffer.
   *
   * @param separators one or more
   * @return the bytes
   * @throws dev.asyncio4j.exceptions.IncompleteReadException when awaited, at EOF before that; it
   *     has what there was
   * @throws dev.asyncio4j.exceptions.LimitOverrunException when awaited, with more than the limit
   *     before the separator; the data stays
   * @throws IllegalArgumentException when awaited, if there is no separator, or one is empty
   * @throws IllegalStateException when awaited, if it would wait while another task waits
   * @throws java.io.UncheckedIOException when awaited, once the connection has failed
   */
  @CheckReturnValue
  Coroutine<byte[]> readUntil(byte[]... separators);

  /**
   * Tells whether the peer has ended its side and everything has been read.
   *
   * <p><i>Python:</i> {@code at_eof()}.
   *
   * @return true if every further read is empty
   */
  boolean atEof();

  /**
   * Gives the lines one by one, as {@link #readLine} does, and stops at EOF.
   *
   * <p><i>Python:</i> {@code async for line in reader}.
   *
   * <pre>{@code
   * for (byte[] line : each(reader.lines())) handle(line);
   * }</pre>
   *
   * @return the lines, each with its end
   */
  AsyncIterable<byte[]> lines();

  /**
   * Gives the lines one by one as text, without their ends ({@code \n} or {@code \r\n}), up to EOF.
   *
   * <p><i>Python:</i> {@code async for line in reader}, and {@code line.decode().rstrip("\r\n")}.
   *
   * <pre>{@code
   * var text = StreamReader.create().lines(java.nio.charset.StandardCharsets.UTF_8);
   * for (String line : each(text)) System.out.println(line);
   * }</pre>
   *
   * @param charset of the peer; its line feed must be a single byte, as it is in UTF-8
   * @return the lines
   * @throws java.io.UncheckedIOException at a line that is not text in that charset
   */
  default AsyncIterable<String> lines(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return lines().map(line -> LineText.withoutEnd(LineText.decoded(line, charset)));
  }

  /**
   * Adds bytes, as a transport does when they arrive.
   *
   * <p><i>Python:</i> {@code feed_data(data)}; same.
   *
   * @param data the bytes; they are copied
   * @throws IllegalStateException if {@link #feedEof} was called before
   */
  void feedData(byte[] data);

  /**
   * Tells that no more bytes will come, as a transport does at the end of the stream.
   *
   * <p><i>Python:</i> {@code feed_eof()}; same.
   */
  void feedEof();

  /**
   * Returns the error that every read fails with.
   *
   * <p><i>Python:</i> {@code exception()}; same.
   *
   * @return the error of the connection, or of {@link #setException}; null if there is none
   */
  @Nullable Throwable exception();

  /**
   * Makes every read from now on, and the one that waits, fail.
   *
   * <p><i>Python:</i> {@code set_exception(exc)}; same.
   *
   * @param error what they fail with: the same object
   */
  void setException(Throwable error);
}
