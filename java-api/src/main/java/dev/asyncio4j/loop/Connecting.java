package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.Transport;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Connections with protocols: a part of {@link EventLoop}. */
public interface Connecting {
  /**
   * Connects to a server over TCP.
   *
   * <p><i>Python:</i> {@code loop.create_connection(factory, host, port)}.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @return the coroutine to await, as with options
   */
  @CheckReturnValue
  default <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> createConnection(
      Supplier<? extends P> factory, String host, int port) {
    return createConnection(factory, host, port, ConnectOptions.defaults());
  }

  /**
   * Connects to a server over TCP, or TLS on top of it.
   *
   * <p><i>Python:</i> {@code loop.create_connection(factory, host, port, **options)}. {@code
   * connectionMade} is called before the coroutine ends. TCP_NODELAY is set.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @param options TLS, local address, how several addresses are tried
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if no address of the host accepts; it names
   *     the address
   * @throws dev.asyncio4j.exceptions.TaskGroupException when awaited, in place of it, with {@code
   *     allErrors}
   * @throws IllegalArgumentException when awaited, if the options contradict each other
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> createConnection(
      Supplier<? extends P> factory, String host, int port, ConnectOptions options);

  /**
   * Gives a connected socket to the loop.
   *
   * <p><i>Python:</i> {@code loop.create_connection(factory, sock=sock)}. Under TLS it is the
   * client's side, and {@code serverHostname} must be given.
   *
   * <p><b>Cancellation:</b> the socket is closed.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param connected TCP or unix; it becomes the transport's, also if this fails
   * @param options TLS and the name of the server
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the socket is not connected, or if the
   *     options contradict each other
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> createConnection(
      Supplier<? extends P> factory, SocketChannel connected, ConnectOptions options);

  /**
   * Gives a socket that was accepted elsewhere to the loop, as a server does with its own.
   *
   * <p><i>Python:</i> {@code loop.connect_accepted_socket}. Under TLS it is the server's side.
   *
   * <p><b>Cancellation:</b> the socket is closed.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param accepted TCP or unix; it becomes the transport's, also if this fails
   * @param options TLS
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the socket is not connected
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> connectAcceptedSocket(
      Supplier<? extends P> factory, SocketChannel accepted, ServerOptions options);

  /**
   * Connects to a server over a unix socket.
   *
   * <p><i>Python:</i> {@code loop.create_unix_connection}. Under TLS {@code serverHostname} must be
   * given.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param path the file of the socket
   * @param options TLS and the name of the server
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if nothing listens there; it names the path
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> createUnixConnection(
      Supplier<? extends P> factory, Path path, ConnectOptions options);

  /**
   * Makes a connection a TLS connection in mid-stream.
   *
   * <p><i>Python:</i> {@code loop.start_tls(transport, protocol, sslcontext)}.
   *
   * <p><b>Cancellation:</b> the connection is closed.
   *
   * @param transport the connection; from now on the result is used in its place
   * @param protocol gets the decrypted data
   * @param context keys and trust
   * @return the coroutine to await, as with options
   */
  @CheckReturnValue
  default Coroutine<Transport> startTls(
      Transport transport, BaseProtocol protocol, SSLContext context) {
    return startTls(transport, protocol, TlsOptions.of(context));
  }

  /**
   * Makes a connection a TLS connection in mid-stream; one under TLS gets TLS over TLS.
   *
   * <p><i>Python:</i> {@code loop.start_tls(transport, protocol, sslcontext, **options)}. {@code
   * connectionMade} is not called again.
   *
   * <p><b>Cancellation:</b> the connection is closed.
   *
   * @param transport the connection; from now on the result is used in its place
   * @param protocol gets the decrypted data
   * @param options context, side, name of the server
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the handshake fails: its error; the
   *     connection is closed then
   * @throws IllegalArgumentException when awaited, if the transport cannot carry TLS
   */
  @CheckReturnValue
  Coroutine<Transport> startTls(Transport transport, BaseProtocol protocol, TlsOptions options);

  /**
   * Sends a whole file.
   *
   * <p><i>Python:</i> {@code loop.sendfile(transport, file)}.
   *
   * <p><b>Cancellation:</b> as with options.
   *
   * @param transport where to
   * @param file open for reading
   * @return the coroutine to await, as with options
   */
  @CheckReturnValue
  default Coroutine<Long> sendFile(Transport transport, FileChannel file) {
    return sendFile(transport, file, SendFileOptions.defaults());
  }

  /**
   * Sends a file or a part of it, without a copy in the JVM where the transport can do that.
   *
   * <p><i>Python:</i> {@code loop.sendfile(transport, file, offset, count, fallback=…)}. What was
   * written before goes first; {@code write} meanwhile is refused, and reading pauses. The loop's
   * thread reads the file, a piece at a time; an executor does where the file has to be copied.
   *
   * <p><b>Cancellation:</b> ends the transfer; the file's position tells how much was sent.
   *
   * @param transport where to
   * @param file open for reading; its position moves to the end of what was sent, also on failure
   * @param options the part, and whether to copy where there is no faster way
   * @return the coroutine to await, which gives the number of bytes sent
   * @throws IllegalStateException when awaited, if the transport is closing, cannot send files or
   *     would need the fallback that was ruled out
   * @throws java.io.UncheckedIOException when awaited, if the peer is gone
   */
  @CheckReturnValue
  Coroutine<Long> sendFile(Transport transport, FileChannel file, SendFileOptions options);
}
