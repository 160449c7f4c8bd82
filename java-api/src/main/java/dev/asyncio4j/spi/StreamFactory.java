package dev.asyncio4j.spi;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;

/** The part of {@link AsyncioProvider} that connects and listens. */
public interface StreamFactory {
  /**
   * Closes a connection as a resource: in a coroutine it waits until that is done.
   *
   * @param connection the connection
   */
  void close(Connection connection);

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
   * Listens.
   *
   * @param handler what each client's task runs
   * @param host name or address; empty for all interfaces
   * @param port port; 0 for any free one
   * @param options limit, backlog and the like
   * @return the coroutine to await
   */
  Coroutine<Server> startServer(
      ConnectionHandler handler, String host, int port, ServerOptions options);
}
