package dev.asyncio4j.zeromq;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is read and written message by message; iteration reads until it is closed.
 *
 * <p><i>Python:</i> {@code aiozmq.ZmqStream}.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop that made it.
 *
 * <pre>{@code
 * var options = ZmqOptions.defaults().connect("tcp://127.0.0.1:5555").subscribe("weather");
 * try (ZmqStream weather = await(Zmq.createStream(SocketType.SUB, options))) {
 *   List<byte[]> message = await(weather.read());
 * }
 * }</pre>
 */
public interface ZmqStream extends AutoCloseable, AsyncIterable<List<byte[]>> {
  /**
   * Reads a message; waits for one if there is none.
   *
   * <p><b>Cancellation:</b> ends the wait; no message is lost.
   *
   * @return its parts, one or more
   * @throws ZmqStreamClosedException when awaited, if it is closed and all was read
   * @throws IllegalStateException when awaited, if another task reads
   */
  @CheckReturnValue
  Coroutine<List<byte[]>> read();

  /**
   * Sends a message, or buffers it; {@link #drain} waits for room.
   *
   * @param parts at least one; copied
   * @throws IllegalArgumentException if there is none
   * @throws ZmqStreamClosedException if the stream is closed
   */
  void write(List<byte[]> parts);

  /**
   * Sends a message as {@link #write(List)} does.
   *
   * @param parts at least one
   */
  default void write(byte[]... parts) {
    write(List.of(parts));
  }

  /**
   * Sends a message of texts.
   *
   * @param parts at least one; each stands for its UTF-8
   */
  default void write(String... parts) {
    write(List.of(parts).stream().map(part -> ByteString.of(part).bytes()).toList());
  }

  /**
   * Waits while more is buffered for sending than the high mark, until it is the low one.
   *
   * <p><b>Cancellation:</b> ends the wait; what was written stays.
   *
   * @return the coroutine to await
   * @throws ZmqConnectionResetException when awaited, if the stream is gone, before or meanwhile
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> drain();

  /**
   * Waits for an event of the socket's connections, which {@code transport().enableMonitor()}
   * watches.
   *
   * <p>Those that nobody reads are kept: the newest, as many as {@code eventsBacklog} says.
   *
   * <p><b>Cancellation:</b> ends the wait; no event is lost.
   *
   * @return the oldest event
   * @throws ZmqStreamClosedException when awaited, if it is closed and all was read
   */
  @CheckReturnValue
  Coroutine<ZmqEvent> readEvent();

  /** {@return the events, until the stream is closed} */
  AsyncIterable<ZmqEvent> events();

  /** {@return the socket} */
  ZmqTransport transport();

  /** {@return whether it is closed and all was read} */
  boolean atClosing();

  /** {@return what ended it; null if nothing, or a close} */
  @Nullable Throwable exception();

  /**
   * Sets the marks of what was received and not read.
   *
   * @param high bytes; above it the socket takes no more messages
   * @param low bytes; below it the socket goes on
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  void setReadBufferLimits(int high, int low);

  /**
   * Closes the socket; what was received can still be read.
   *
   * <p>What ZeroMQ has not taken within the linger time is dropped, as {@link ZmqTransport#close}
   * says.
   */
  @Override
  void close();

  /**
   * Waits until the socket is closed, which is after the linger time at the latest.
   *
   * <p><b>Cancellation:</b> ends the wait only.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> waitClosed();
}
