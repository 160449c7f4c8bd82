package dev.asyncio4j.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes data to a peer: writes never wait, {@link #drain} does when too much is buffered.
 *
 * <p><i>Python:</i> {@code asyncio.StreamWriter}.
 *
 * <p><b>Thread and loop:</b> on the connection's loop.
 *
 * <pre>{@code
 * writer.write(data);
 * await(writer.drain());
 * }</pre>
 */
public interface StreamWriter {
  /**
   * Sends {@code data}, or buffers the part that the socket does not take at once.
   *
   * <p><i>Python:</i> {@code write(data)}. After the connection is lost it does nothing: the next
   * {@link #drain} fails.
   *
   * @param data bytes; the array may be reused as soon as this returns
   * @throws IllegalStateException if {@link #writeEof} was called before
   */
  void write(byte[] data);

  /**
   * Sends {@code text} in UTF-8, as {@link #write(byte[])} does; adds no line end.
   *
   * <p><i>Python:</i> {@code write(text.encode())}.
   *
   * <pre>{@code
   * writer.write("hello\n");
   * await(writer.drain());
   * }</pre>
   *
   * @param text to send; half of a surrogate pair is sent as {@code ?}
   * @throws IllegalStateException if {@link #writeEof} was called before
   */
  default void write(String text) {
    write(text, UTF_8);
  }

  /**
   * Sends {@code text} in a charset, as {@link #write(byte[])} does; adds no line end.
   *
   * <p><i>Python:</i> {@code write(text.encode(encoding, "replace"))}.
   *
   * @param text to send
   * @param charset of the peer; what it cannot say is sent as its replacement, mostly {@code ?}
   * @throws IllegalStateException if {@link #writeEof} was called before
   */
  default void write(String text, Charset charset) {
    write(text.getBytes(charset));
  }

  /**
   * Sends all of {@code lines}, as one write; adds no line ends.
   *
   * <p><i>Python:</i> {@code writelines(lines)}.
   *
   * @param lines blocks of bytes
   * @throws IllegalStateException if {@link #writeEof} was called before
   */
  void writeLines(Iterable<byte[]> lines);

  /**
   * Ends this side's output once the buffer is sent; reading goes on.
   *
   * <p><i>Python:</i> {@code write_eof()}.
   *
   * @throws UnsupportedOperationException if {@link #canWriteEof} is false
   */
  void writeEof();

  /**
   * Tells whether {@link #writeEof} works here: on TCP and unix sockets it does, under TLS not.
   *
   * <p><i>Python:</i> {@code can_write_eof()}.
   *
   * @return true if one direction can be closed alone
   */
  boolean canWriteEof();

  /**
   * Waits while more than 64 KiB were buffered, until 16 KiB are left, unless the transport's marks
   * were changed.
   *
   * <p><i>Python:</i> {@code drain()}. Many tasks may wait at the same time.
   *
   * <p><b>Cancellation:</b> ends the wait; what was written is still sent.
   *
   * @return a coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the connection is lost
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> drain();

  /**
   * Starts to close the connection: sends the buffer, then closes. Does not wait.
   *
   * <p><i>Python:</i> {@code close()}.
   */
  void close();

  /**
   * Tells whether the connection is closed, or about to be.
   *
   * <p><i>Python:</i> {@code is_closing()}.
   *
   * @return true from the call of {@link #close} or the loss of the connection on
   */
  boolean isClosing();

  /**
   * Waits until the connection is closed.
   *
   * <p><i>Python:</i> {@code wait_closed()}.
   *
   * <p><b>Cancellation:</b> ends the wait only, also when other tasks wait.
   *
   * @return a coroutine to await
   * @throws RuntimeException when awaited, the error that ended the connection, if one did
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> waitClosed();

  /**
   * Makes the connection a TLS connection in mid-stream, with this writer and its reader.
   *
   * <p><i>Python:</i> {@code start_tls(sslcontext)}.
   *
   * <p><b>Cancellation:</b> the connection is closed.
   *
   * @param context keys and trust
   * @return a coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the handshake fails: the connection is
   *     closed then
   * @see #startTls(TlsOptions)
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> startTls(SSLContext context) {
    return startTls(TlsOptions.of(context));
  }

  /**
   * Makes the connection a TLS connection in mid-stream, with this writer and its reader.
   *
   * <p><i>Python:</i> {@code start_tls(sslcontext, **options)}: what was written is sent first;
   * what was received but not read goes to the handshake. A server's connection takes the server's
   * side.
   *
   * <p><b>Cancellation:</b> the connection is closed.
   *
   * @param options context and name of the server
   * @return a coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the handshake fails: the connection is
   *     closed then
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> startTls(TlsOptions options);

  /**
   * Returns the transport below, for its write buffer limits, {@code abort} and files.
   *
   * <p><i>Python:</i> the attribute {@code transport}.
   *
   * @return the transport that is used now; {@link #startTls} replaces it
   */
  Transport transport();

  /**
   * Returns a fact about the connection, by its {@code key}, also after it is closed.
   *
   * <p><i>Python:</i> {@code get_extra_info(name)}; a typed key in place of the name.
   *
   * @param key what is asked for, such as {@link TransportInfo#PEER_ADDRESS}
   * @return the value; empty if this connection has none
   * @param <T> type of the value
   */
  <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key);

  /**
   * Returns the internet address of the other side, also after the close.
   *
   * <p><i>Python:</i> {@code get_extra_info("peername")}.
   *
   * @return address and port of the peer; empty for unix sockets, pipes and what is not connected
   */
  default Optional<InetSocketAddress> peer() {
    return extraInfo(TransportInfo.PEER_ADDRESS)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast);
  }
}
