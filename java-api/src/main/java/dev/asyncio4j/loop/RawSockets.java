package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Channels of one's own, awaited: a part of {@link EventLoop}.
 *
 * <p><i>Python:</i> {@code sock_recv} and its like. A channel must be non-blocking, or the call
 * fails with IllegalArgumentException, and stays the caller's to close: the close ends a call that
 * waits. One call at a time may wait in each direction; another one takes its place, and it fails
 * with IllegalStateException. Errors of the network are {@link java.io.UncheckedIOException}s.
 *
 * <p><b>Cancellation:</b> frees the channel: the next call may start at once, and finds all data
 * that the cancelled one has not given.
 *
 * <p><b>Thread and loop:</b> a call works on the loop that awaits it.
 *
 * <pre>{@code
 * await(loop.sockSendTo(socket, "ping".getBytes(), address));
 * var answer = await(loop.sockRecvFrom(socket, 1500));
 * }</pre>
 */
public interface RawSockets {
  /**
   * Connects a socket.
   *
   * <p><i>Python:</i> {@code loop.sock_connect}. A name in an unresolved address is looked up.
   * After a cancelled call the attempt goes on, and the next call waits for it; a failed one closes
   * the channel, as the JDK does.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket a {@code SocketChannel} or {@code DatagramChannel} that is not connected
   * @param address where to
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if nothing accepts there
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sockConnect(NetworkChannel socket, SocketAddress address);

  /**
   * Accepts a connection.
   *
   * <p><i>Python:</i> {@code loop.sock_accept}, which gives a pair: here the channel has both.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket bound and listening
   * @return the coroutine to await, which gives the connection, non-blocking
   */
  @CheckReturnValue
  Coroutine<SocketChannel> sockAccept(ServerSocketChannel socket);

  /**
   * Receives the bytes there are, up to {@code n}; none at the end of the stream.
   *
   * <p><i>Python:</i> {@code loop.sock_recv}.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket connected
   * @param n the most bytes to receive
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<byte[]> sockRecv(SocketChannel socket, int n);

  /**
   * Receives the bytes there are into a buffer, up to its room.
   *
   * <p><i>Python:</i> {@code loop.sock_recv_into}.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket connected
   * @param buffer its position moves by what is received
   * @return the coroutine to await, which gives the number of bytes; 0 at the end of the stream
   */
  @CheckReturnValue
  Coroutine<Integer> sockRecvInto(SocketChannel socket, ByteBuffer buffer);

  /**
   * Sends all of {@code data}.
   *
   * <p><i>Python:</i> {@code loop.sock_sendall}.
   *
   * <p><b>Cancellation:</b> frees the channel. How much was sent, also after a failure, is not
   * known.
   *
   * @param socket connected
   * @param data not to be changed meanwhile
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sockSendAll(SocketChannel socket, byte[] data);

  /**
   * Receives one datagram.
   *
   * <p><i>Python:</i> {@code loop.sock_recvfrom}.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket bound
   * @param n the most bytes to receive: the rest of a longer datagram is lost
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<Datagram> sockRecvFrom(DatagramChannel socket, int n);

  /**
   * Receives one datagram into a buffer.
   *
   * <p><i>Python:</i> {@code loop.sock_recvfrom_into}.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket bound
   * @param buffer its position moves by what is received
   * @param n the most bytes to receive; 0: the room of the buffer
   * @return the coroutine to await, which gives the sender
   * @throws IllegalArgumentException when awaited, if {@code n} is more than the buffer's room
   */
  @CheckReturnValue
  Coroutine<SocketAddress> sockRecvFromInto(DatagramChannel socket, ByteBuffer buffer, int n);

  /**
   * Sends one datagram.
   *
   * <p><i>Python:</i> {@code loop.sock_sendto}. A name in an unresolved address is looked up.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket not connected, or to that address
   * @param data the datagram
   * @param address where to
   * @return the coroutine to await, which gives the number of bytes
   */
  @CheckReturnValue
  Coroutine<Integer> sockSendTo(DatagramChannel socket, byte[] data, SocketAddress address);

  /**
   * Sends a file or a part of it.
   *
   * <p><i>Python:</i> {@code loop.sock_sendfile}.
   *
   * <p><b>Cancellation:</b> frees the channel; see {@link RawSockets}.
   *
   * @param socket connected
   * @param file open for reading; its position moves to the end of what was sent, also on failure
   * @param options the part, and whether to copy where there is no faster way
   * @return the coroutine to await, which gives the number of bytes sent
   * @throws dev.asyncio4j.exceptions.SendfileNotAvailableException when awaited, if it would need
   *     the fallback that was ruled out
   */
  @CheckReturnValue
  Coroutine<Long> sockSendFile(SocketChannel socket, FileChannel file, SendFileOptions options);
}
