package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.transports.ConnectionProtocol;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Servers with protocols: a part of {@link EventLoop}. */
public interface Serving {
  /**
   * Listens for clients over TCP.
   *
   * <p><i>Python:</i> {@code loop.create_server(factory, host, port)}.
   *
   * <p><b>Cancellation:</b> the sockets are closed.
   *
   * @param factory makes a protocol for each client
   * @param host a name or an address; empty for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @return the coroutine to await, as with options
   */
  @CheckReturnValue
  default Coroutine<Server> createServer(
      Supplier<? extends ConnectionProtocol> factory, String host, int port) {
    return createServer(factory, List.of(host), port, ServerOptions.defaults());
  }

  /**
   * Listens for clients over TCP, or TLS on top of it.
   *
   * <p><i>Python:</i> {@code loop.create_server(factory, host, port, **options)}.
   *
   * <p><b>Cancellation:</b> the sockets are closed.
   *
   * @param factory makes a protocol for each client
   * @param host a name or an address; empty for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @param options TLS, backlog, shared port, whether to accept at once
   * @return the coroutine to await, as with several hosts
   */
  @CheckReturnValue
  default Coroutine<Server> createServer(
      Supplier<? extends ConnectionProtocol> factory,
      String host,
      int port,
      ServerOptions options) {
    return createServer(factory, List.of(host), port, options);
  }

  /**
   * Listens for clients over TCP on several addresses.
   *
   * <p><i>Python:</i> {@code loop.create_server(factory, [hosts], port, **options)}: one socket for
   * each address. Families that the system lacks are skipped.
   *
   * <p><b>Cancellation:</b> nothing listens then.
   *
   * @param factory makes a protocol for each client
   * @param hosts names or addresses; none, or an empty one, for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @param options TLS, backlog, shared port, whether to accept at once
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if one address cannot be listened on: none
   *     is then; it names it
   */
  @CheckReturnValue
  Coroutine<Server> createServer(
      Supplier<? extends ConnectionProtocol> factory,
      Collection<String> hosts,
      int port,
      ServerOptions options);

  /**
   * Listens for clients on a socket that is bound already.
   *
   * <p><i>Python:</i> {@code loop.create_server(factory, sock=sock)}.
   *
   * <p><b>Cancellation:</b> nothing listens then.
   *
   * @param factory makes a protocol for each client
   * @param listening TCP or unix; it becomes the server's, also if this fails
   * @param options TLS, whether to accept at once
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the socket is not bound
   */
  @CheckReturnValue
  Coroutine<Server> createServer(
      Supplier<? extends ConnectionProtocol> factory,
      ServerSocketChannel listening,
      ServerOptions options);

  /**
   * Listens for clients on a unix socket.
   *
   * <p><i>Python:</i> {@code loop.create_unix_server}. The file of a socket is replaced, as one is
   * left behind by a server that was killed; any other file is not.
   *
   * <p><b>Cancellation:</b> nothing listens then, and the file is deleted.
   *
   * @param factory makes a protocol for each client
   * @param path the file to make
   * @param options TLS, backlog, whether to accept at once, whether to delete the file at the end
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the path cannot be listened on; it names
   *     it
   */
  @CheckReturnValue
  Coroutine<Server> createUnixServer(
      Supplier<? extends ConnectionProtocol> factory, Path path, ServerOptions options);
}
