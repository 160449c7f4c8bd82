package dev.asyncio4j.streams;

import dev.asyncio4j.transports.TlsOptions;
import java.net.ProtocolFamily;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code startServer} and {@code createServer}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.start_server}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var server = await(startServer(handler, host, 0, ServerOptions.defaults().backlog(1024)));
 * }</pre>
 *
 * @param tls the options of TLS; null: no TLS
 * @param limit the longest line, in bytes
 * @param backlog how many clients may wait to be accepted
 * @param family the only family of addresses that is listened on; null: any
 * @param reuseAddress whether a port with connections in {@code TIME_WAIT} is taken
 * @param reusePort whether the port is shared
 * @param keepAlive whether idle connections are probed
 * @param startServing whether connections are accepted at once
 * @param cleanupSocket whether the file of a unix socket is deleted at the end
 */
public record ServerOptions(
    @Nullable TlsOptions tls,
    int limit,
    int backlog,
    @Nullable ProtocolFamily family,
    boolean reuseAddress,
    boolean reusePort,
    boolean keepAlive,
    boolean startServing,
    boolean cleanupSocket) {
  private static final ServerOptions DEFAULTS =
      new ServerOptions(null, StreamLimits.DEFAULT, 100, null, true, false, false, true, true);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param tls or null
   * @param limit at least 1
   * @param backlog at least 1
   * @param family or null
   * @param reuseAddress true to take it
   * @param reusePort true to share it
   * @param keepAlive true to probe
   * @param startServing true for at once
   * @param cleanupSocket true to delete it
   * @throws IllegalArgumentException if a number is not in these bounds
   */
  public ServerOptions {
    StreamLimits.check(limit);
    if (backlog <= 0) {
      throw new IllegalArgumentException("`backlog` must be positive, got " + backlog);
    }
  }

  /**
   * Returns asyncio's defaults: no TLS, a limit of 64 KiB, a backlog of 100, and it serves at once.
   *
   * @return the defaults
   */
  public static ServerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Makes the connections TLS connections.
   *
   * <p><i>Python:</i> {@code ssl}.
   *
   * @param context the server's key and certificate
   * @return a changed copy
   */
  public ServerOptions tls(SSLContext context) {
    return tls(TlsOptions.of(context));
  }

  /**
   * Makes the connections TLS connections.
   *
   * <p><i>Python:</i> {@code ssl} and the other {@code ssl_} arguments.
   *
   * @param options with the server's context
   * @return a changed copy
   */
  public ServerOptions tls(TlsOptions options) {
    return connections(options, limit, keepAlive);
  }

  /**
   * Sets the longest line, and half of what is buffered before reading pauses.
   *
   * <p><i>Python:</i> {@code limit}. For streams only.
   *
   * @param bytes of a line, its end not counted
   * @return a changed copy
   * @throws IllegalArgumentException if {@code bytes} is 0 or less
   */
  public ServerOptions limit(int bytes) {
    return connections(tls, bytes, keepAlive);
  }

  /**
   * Sets how many clients may wait to be accepted; the system drops the attempts of more.
   *
   * <p><i>Python:</i> {@code backlog}. A client that is dropped tries again after 1, 3, 7… seconds.
   *
   * @param connections that wait; also the most that one pass of the loop accepts, less one
   * @return a changed copy
   * @throws IllegalArgumentException if {@code connections} is 0 or less
   */
  public ServerOptions backlog(int connections) {
    return sockets(connections, family, reuseAddress, reusePort, startServing, cleanupSocket);
  }

  /**
   * Listens on addresses of one family only.
   *
   * <p><i>Python:</i> {@code family}.
   *
   * @param family {@code StandardProtocolFamily.INET} or {@code INET6}
   * @return a changed copy
   */
  public ServerOptions family(ProtocolFamily family) {
    return sockets(backlog, family, reuseAddress, reusePort, startServing, cleanupSocket);
  }

  /**
   * Lets a server take a port of which old connections are still in {@code TIME_WAIT}.
   *
   * <p><i>Python:</i> {@code reuse_address}; true by default, as on POSIX.
   *
   * @param reuse false to be refused then
   * @return a changed copy
   */
  public ServerOptions reuseAddress(boolean reuse) {
    return sockets(backlog, family, reuse, reusePort, startServing, cleanupSocket);
  }

  /**
   * Lets several sockets listen on the same port, where the system can do that.
   *
   * <p><i>Python:</i> {@code reuse_port}. The system spreads the clients over the sockets: one loop
   * for each core, for example.
   *
   * @param share true to share the port
   * @return a changed copy
   */
  public ServerOptions reusePort(boolean share) {
    return sockets(backlog, family, reuseAddress, share, startServing, cleanupSocket);
  }

  /**
   * Lets the system probe whether the peer of an idle connection is still there.
   *
   * <p><i>Python:</i> {@code keep_alive}.
   *
   * @param probe true to probe
   * @return a changed copy
   */
  public ServerOptions keepAlive(boolean probe) {
    return connections(tls, limit, probe);
  }

  /**
   * Chooses whether to accept connections at once or after {@link Server#startServing}.
   *
   * <p><i>Python:</i> {@code start_serving}.
   *
   * @param now false to wait for the call
   * @return a changed copy
   */
  public ServerOptions startServing(boolean now) {
    return sockets(backlog, family, reuseAddress, reusePort, now, cleanupSocket);
  }

  /**
   * Chooses whether the file of a unix socket is deleted when the server closes.
   *
   * <p><i>Python:</i> {@code cleanup_socket}; true by default. A file that is no longer the
   * server's own is left alone.
   *
   * @param delete false to leave it
   * @return a changed copy
   */
  public ServerOptions cleanupSocket(boolean delete) {
    return sockets(backlog, family, reuseAddress, reusePort, startServing, delete);
  }

  private ServerOptions connections(@Nullable TlsOptions tls, int limit, boolean keepAlive) {
    return new ServerOptions(
        tls,
        limit,
        backlog,
        family,
        reuseAddress,
        reusePort,
        keepAlive,
        startServing,
        cleanupSocket);
  }

  private ServerOptions sockets(
      int backlog,
      @Nullable ProtocolFamily family,
      boolean reuseAddress,
      boolean reusePort,
      boolean startServing,
      boolean cleanupSocket) {
    return new ServerOptions(
        tls,
        limit,
        backlog,
        family,
        reuseAddress,
        reusePort,
        keepAlive,
        startServing,
        cleanupSocket);
  }
}
