package dev.asyncio4j.spi;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.StreamProtocol;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The part of {@link AsyncioProvider} that connects and listens. */
public interface StreamFactory {
  /**
   * @see Connection#close
   */
  void close(Connection connection);

  /**
   * @see StreamReader#create(int)
   */
  StreamReader newStreamReader(int limit);

  /**
   * The engine of {@link StreamProtocol}.
   *
   * @param limit of the reader
   * @param handler null on the client's side
   * @return the protocol
   */
  StreamProtocol newStreamProtocol(int limit, @Nullable ConnectionHandler handler);

  /**
   * @see dev.asyncio4j.Asyncio#openConnection(String, int, ConnectOptions)
   */
  Coroutine<Connection> openConnection(String host, int port, ConnectOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#openConnection(SocketChannel, ConnectOptions)
   */
  Coroutine<Connection> openConnection(SocketChannel connected, ConnectOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#openUnixConnection(Path, ConnectOptions)
   */
  Coroutine<Connection> openUnixConnection(Path path, ConnectOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#startServer(ConnectionHandler, Collection, int, ServerOptions)
   */
  Coroutine<Server> startServer(
      ConnectionHandler handler, Collection<String> hosts, int port, ServerOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#startServer(ConnectionHandler, ServerSocketChannel, ServerOptions)
   */
  Coroutine<Server> startServer(
      ConnectionHandler handler, ServerSocketChannel listening, ServerOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#startUnixServer(ConnectionHandler, Path, ServerOptions)
   */
  Coroutine<Server> startUnixServer(ConnectionHandler handler, Path path, ServerOptions options);
}
