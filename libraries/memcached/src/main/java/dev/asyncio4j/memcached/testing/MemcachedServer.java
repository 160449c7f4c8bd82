package dev.asyncio4j.memcached.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.startUnixServer;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A memcached server in the loop of a test: the text protocol, values of up to 1 MiB, no limit of
 * memory.
 *
 * <p>Times to live are of the loop's clock.
 *
 * <p><i>Python:</i> none.
 *
 * <p><b>Thread and loop:</b> on the loop that it was started in.
 *
 * <p><b>Cancellation:</b> closes the socket.
 *
 * <pre>{@code
 * try (var server = await(MemcachedServer.start());
 *     var cache = MemcachedClient.create("127.0.0.1", server.port())) {
 *   await(cache.set("key", data));
 * }
 * }</pre>
 */
public final class MemcachedServer implements AutoCloseable {
  private final Server server;
  private final Values values;

  private MemcachedServer(Server server, Values values) {
    this.server = server;
    this.values = values;
  }

  /**
   * Starts one on a free port of 127.0.0.1.
   *
   * @return the server, which accepts connections
   */
  @CheckReturnValue
  public static Coroutine<MemcachedServer> start() {
    return start(0, ServerOptions.defaults());
  }

  /**
   * Starts one on 127.0.0.1.
   *
   * @param port 0 for a free one
   * @param options of the socket, such as TLS
   * @return the server, which accepts connections
   * @throws java.io.UncheckedIOException when awaited, if the port is taken
   */
  @CheckReturnValue
  public static Coroutine<MemcachedServer> start(int port, ServerOptions options) {
    return async(
        () -> {
          var values = new Values(getRunningLoop());
          var server = await(startServer(new Session(values)::serve, "127.0.0.1", port, options));
          return new MemcachedServer(server, values);
        });
  }

  /**
   * Starts one on a unix socket.
   *
   * @param path where its file is made
   * @param options of the socket
   * @return the server, which accepts connections
   * @throws java.io.UncheckedIOException when awaited, if the file cannot be made
   */
  @CheckReturnValue
  public static Coroutine<MemcachedServer> startUnix(Path path, ServerOptions options) {
    return async(
        () -> {
          var values = new Values(getRunningLoop());
          var server = await(startUnixServer(new Session(values)::serve, path, options));
          return new MemcachedServer(server, values);
        });
  }

  /**
   * Returns the port.
   *
   * @return 1 to 65535
   * @throws IllegalStateException if it is on a unix socket, or closed
   */
  public int port() {
    var sockets = server.sockets();
    if (!sockets.isEmpty() && sockets.get(0) instanceof InetSocketAddress address) {
      return address.getPort();
    }
    throw new IllegalStateException(this + " has no port: it is on a unix socket, or closed");
  }

  /** {@return how many connections are open} */
  public int connections() {
    return values.connections();
  }

  /** {@return how many reads of a key were answered, found or not} */
  public long reads() {
    return values.reads();
  }

  /** Stops: no more connections are accepted, and those that are open are aborted. */
  @Override
  public void close() {
    server.close();
    server.abortClients();
  }

  @Override
  public String toString() {
    return "<MemcachedServer " + server + " connections=" + connections() + ">";
  }
}
