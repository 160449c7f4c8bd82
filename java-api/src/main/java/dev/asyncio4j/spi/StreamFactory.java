package dev.asyncio4j.spi;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import java.nio.file.Path;
import java.util.Collection;

/** The part of {@link AsyncioProvider} that connects and listens. */
public interface StreamFactory {
  /**
   * Closes a connection as a resource: in a coroutine it waits until that is done.
   *
   * @param connection the connection
   */
  void close(Connection connection);

  /**
   * Makes a reader that no transport feeds.
   *
   * @param limit how many bytes a line may have
   * @return the reader
   */
  StreamReader newStreamReader(int limit);

  /**
   * Connects.
   *
   * @param host name or address
   * @param port port
   * @param options limit and local address
   * @return the coroutine to await
   */
  Coroutine<Connection> openConnection(String host, int port, ConnectOptions options);

  /**
   * Connects over a unix socket.
   *
   * @param path the file of the socket
   * @param options limit and TLS
   * @return the coroutine to await
   */
  Coroutine<Connection> openUnixConnection(Path path, ConnectOptions options);

  /**
   * Listens.
   *
   * @param handler what each client's task runs
   * @param hosts names or addresses; an empty one for all interfaces
   * @param port port; 0 for any free one
   * @param options limit, backlog and the like
   * @return the coroutine to await
   */
  Coroutine<Server> startServer(
      ConnectionHandler handler, Collection<String> hosts, int port, ServerOptions options);

  /**
   * Listens on a unix socket.
   *
   * @param handler what each client's task runs
   * @param path the file to make
   * @param options limit, backlog and the like
   * @return the coroutine to await
   */
  Coroutine<Server> startUnixServer(ConnectionHandler handler, Path path, ServerOptions options);
}
