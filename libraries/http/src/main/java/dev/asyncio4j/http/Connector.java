package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections, for one session or several.
 *
 * <p><i>Python:</i> {@code aiohttp.BaseConnector}. Requests for the same host, port, scheme, proxy
 * and options of TLS share connections; who finds no place waits in line.
 *
 * <p><b>Thread and loop:</b> belongs to the loop that it was made on.
 *
 * <p><b>Cancellation:</b> ends the wait; the sockets are closed all the same.
 *
 * <pre>{@code
 * Connector pool = Connector.tcp(TcpOptions.defaults().limitPerHost(4));
 * var session = ClientSession.create(SessionOptions.defaults().connector(pool));
 * }</pre>
 */
public sealed interface Connector extends AutoCloseable permits Pool {
  /** {@return a pool of TCP connections, with aiohttp's defaults} */
  static Connector tcp() {
    return tcp(TcpOptions.defaults());
  }

  /**
   * Returns a pool of TCP connections.
   *
   * <p><i>Python:</i> {@code aiohttp.TCPConnector}.
   *
   * @param options limits, names, addresses, TLS
   * @return the pool
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static Connector tcp(TcpOptions options) {
    return Pool.tcp(options);
  }

  /**
   * Returns a pool of connections to a unix socket; the host of a URL is a name only.
   *
   * <p><i>Python:</i> {@code aiohttp.UnixConnector}.
   *
   * @param path of the socket
   * @return the pool
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static Connector unix(Path path) {
    return unix(path, ConnectorOptions.defaults());
  }

  /**
   * Returns a pool of connections to a unix socket.
   *
   * @param path of the socket
   * @param options limits
   * @return the pool
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static Connector unix(Path path, ConnectorOptions options) {
    return Pool.unix(path, options);
  }

  /** {@return how many connections there may be; 0: any number} */
  int limit();

  /** {@return how many connections there may be to one place; 0: any number} */
  int limitPerHost();

  /** {@return whether each request has a connection of its own} */
  boolean isForceClose();

  /** {@return whether it is closed} */
  boolean isClosed();

  /**
   * Closes all connections; requests that have one, or wait for one, fail. In a coroutine it waits
   * until the sockets are closed.
   */
  @Override
  void close();

  /**
   * Closes as {@link #close} does, where that cannot wait: in a function of Kotlin.
   *
   * <p><i>Python:</i> {@code await connector.close()}.
   *
   * @return nothing, when the sockets are closed
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> closeAsync() {
    return async(this::close);
  }

  /** Forgets all addresses. */
  void clearDnsCache();

  /**
   * Forgets the addresses of a host.
   *
   * @param host the name
   * @param port the port
   */
  void clearDnsCache(String host, int port);

  /** {@return what it has at this moment} */
  ConnectorState state();
}
