package dev.asyncio4j;

import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The part of {@link Asyncio} that connects and listens, over TCP, TLS and unix sockets.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioNetwork extends AsyncioThreads {
  AsyncioNetwork() {}

  /**
   * Connects to a server over TCP; gives a reader and a writer.
   *
   * <p><i>Python:</i> {@code asyncio.open_connection}, which gives a pair; this gives a {@link
   * Connection}, which is a resource.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * <p><b>Thread and loop:</b> callable from anywhere; it works on the loop of the task that awaits
   * it.
   *
   * <pre>{@code
   * try (var connection = await(openConnection("example.com", 80))) {
   *   connection.writer().write("GET / HTTP/1.0\r\n\r\n".getBytes());
   *   await(connection.writer().drain());
   *   System.out.print(new String(await(connection.reader().readLine())));
   * }
   * }</pre>
   *
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if no address of the host accepts; it names
   *     the address
   */
  @CheckReturnValue
  public static Coroutine<Connection> openConnection(String host, int port) {
    return openConnection(host, port, ConnectOptions.defaults());
  }

  /**
   * Connects to a server over TCP, or TLS on top of it, with options.
   *
   * <p><i>Python:</i> {@code asyncio.open_connection} with keyword arguments.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @param options TLS, limit of a line, local address, how several addresses are tried
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if no address of the host accepts, or if the
   *     TLS handshake fails
   * @throws IllegalArgumentException when awaited, if the options contradict each other
   * @throws dev.asyncio4j.exceptions.TaskGroupException when awaited, in place of the first, with
   *     {@code allErrors}
   * @see #openConnection(String, int)
   */
  @CheckReturnValue
  public static Coroutine<Connection> openConnection(
      String host, int port, ConnectOptions options) {
    return ENGINE.openConnection(need(host, "host"), port, need(options, "options"));
  }

  /**
   * Returns a coroutine that makes streams of a connected socket, TCP or unix.
   *
   * <p><i>Python:</i> {@code asyncio.open_connection(sock=…)}; same.
   *
   * <p><b>Cancellation:</b> closes the socket.
   *
   * <p><b>Thread and loop:</b> on the loop that awaits it.
   *
   * <pre>{@code
   * var channel = SocketChannel.open(new InetSocketAddress(host, port));
   * try (var connection = await(openConnection(channel, ConnectOptions.defaults()))) {
   *   connection.writer().write("hello");
   * }
   * }</pre>
   *
   * @param connected the socket; from now on the connection's, also if this fails
   * @param options what the connection is like; no local address
   * @return a coroutine to await
   * @throws IllegalArgumentException when awaited, if it is not connected, or an option does not
   *     fit
   */
  @CheckReturnValue
  public static Coroutine<Connection> openConnection(
      SocketChannel connected, ConnectOptions options) {
    return ENGINE.openConnection(need(connected, "connected"), need(options, "options"));
  }

  /**
   * Listens for clients over TCP; each one gets a task that runs the handler.
   *
   * <p><i>Python:</i> {@code asyncio.start_server}. A handler that fails is reported to the
   * exception handler, and its connection is closed.
   *
   * <p><b>Cancellation:</b> of the await of this: the sockets are closed. Cancelling the task later
   * does not touch the server: close it.
   *
   * <p><b>Thread and loop:</b> callable from anywhere; it works on the loop of the task that awaits
   * it.
   *
   * <pre>{@code
   * ConnectionHandler echo = (reader, writer) -> {
   *   for (byte[] line : each(reader.lines())) {
   *     writer.write(line);
   *     await(writer.drain());
   *   }
   *   writer.close();
   * };
   * try (var server = await(startServer(echo, "127.0.0.1", 8080))) {
   *   await(server.serveForever());
   * }
   * }</pre>
   *
   * @param handler runs for each client, in a task of its own
   * @param host a name or an address; empty for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the address cannot be listened on; it
   *     names it
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(ConnectionHandler handler, String host, int port) {
    return startServer(handler, host, port, ServerOptions.defaults());
  }

  /**
   * Listens for clients over TCP, or TLS on top of it, with options.
   *
   * <p><i>Python:</i> {@code asyncio.start_server} with keyword arguments.
   *
   * <p><b>Cancellation:</b> the sockets are closed.
   *
   * @param handler runs for each client, in a task of its own
   * @param host a name or an address; empty for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @param options TLS, limit of a line, backlog, shared port, whether to accept at once
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the address cannot be listened on; it
   *     names it
   * @throws IllegalArgumentException when awaited, if the options contradict each other
   * @see #startServer(ConnectionHandler, String, int)
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, String host, int port, ServerOptions options) {
    return startServer(handler, List.of(need(host, "host")), port, options);
  }

  /**
   * Listens for clients over TCP on several addresses.
   *
   * <p><i>Python:</i> {@code asyncio.start_server} with a list of hosts.
   *
   * <p><b>Cancellation:</b> the sockets are closed.
   *
   * @param handler runs for each client, in a task of its own
   * @param hosts names or addresses; an empty one for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @param options TLS, limit of a line, backlog, shared port, whether to accept at once
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if one cannot be listened on: none is then
   * @throws IllegalArgumentException when awaited, if the options contradict each other
   * @see #startServer(ConnectionHandler, String, int)
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, Collection<String> hosts, int port, ServerOptions options) {
    return ENGINE.startServer(
        need(handler, "handler"), need(hosts, "hosts"), port, need(options, "options"));
  }

  /**
   * Returns a coroutine that serves on a bound socket, TCP or unix.
   *
   * <p><i>Python:</i> {@code asyncio.start_server(handler, sock=…)}; same.
   *
   * <p><b>Cancellation:</b> closes the socket.
   *
   * <p><b>Thread and loop:</b> on the loop that awaits it.
   *
   * <pre>{@code
   * var channel = ServerSocketChannel.open().bind(new InetSocketAddress(host, 0));
   * ConnectionHandler hello = (reader, writer) -> writer.write("hello");
   * try (var server = await(startServer(hello, channel, ServerOptions.defaults()))) {
   *   await(server.serveForever());
   * }
   * }</pre>
   *
   * @param handler called for each connection, in a task of its own
   * @param listening the socket; from now on the server's, also if this fails
   * @param options what the connections are like
   * @return a coroutine to await
   * @throws IllegalArgumentException when awaited, if it is not bound
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, ServerSocketChannel listening, ServerOptions options) {
    return ENGINE.startServer(
        need(handler, "handler"), need(listening, "listening"), need(options, "options"));
  }

  /**
   * Connects to a server over a unix socket.
   *
   * <p><i>Python:</i> {@code asyncio.open_unix_connection}.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param path the file of the socket
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if nothing listens there; it names the path
   */
  @CheckReturnValue
  public static Coroutine<Connection> openUnixConnection(Path path) {
    return openUnixConnection(path, ConnectOptions.defaults());
  }

  /**
   * Connects to a server over a unix socket with options.
   *
   * <p><i>Python:</i> {@code asyncio.open_unix_connection} with keyword arguments.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param path the file of the socket
   * @param options limit of a line; TLS, which needs {@code serverHostname}
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if nothing listens there, or if the TLS
   *     handshake fails
   * @throws IllegalArgumentException when awaited, if the options contradict each other
   */
  @CheckReturnValue
  public static Coroutine<Connection> openUnixConnection(Path path, ConnectOptions options) {
    return ENGINE.openUnixConnection(need(path, "path"), need(options, "options"));
  }

  /**
   * Listens for clients on a unix socket; each one gets a task that runs the handler.
   *
   * <p><i>Python:</i> {@code asyncio.start_unix_server}.
   *
   * <p><b>Cancellation:</b> the socket is closed, and the file is deleted.
   *
   * @param handler runs for each client, in a task of its own
   * @param path the file to make; one of a socket that nobody serves any more is replaced
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the path cannot be listened on; it names
   *     it
   */
  @CheckReturnValue
  public static Coroutine<Server> startUnixServer(ConnectionHandler handler, Path path) {
    return startUnixServer(handler, path, ServerOptions.defaults());
  }

  /**
   * Listens for clients on a unix socket with options.
   *
   * <p><i>Python:</i> {@code asyncio.start_unix_server} with keyword arguments.
   *
   * <p><b>Cancellation:</b> the socket is closed, and the file is deleted.
   *
   * @param handler runs for each client, in a task of its own
   * @param path the file to make; one of a socket that nobody serves any more is replaced
   * @param options TLS, limit of a line, backlog, whether to delete the file at the end
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the path cannot be listened on; it names
   *     it
   * @throws IllegalArgumentException when awaited, if the options contradict each other
   */
  @CheckReturnValue
  public static Coroutine<Server> startUnixServer(
      ConnectionHandler handler, Path path, ServerOptions options) {
    return ENGINE.startUnixServer(
        need(handler, "handler"), need(path, "path"), need(options, "options"));
  }
}
