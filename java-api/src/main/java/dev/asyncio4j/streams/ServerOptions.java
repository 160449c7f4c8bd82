package dev.asyncio4j.streams;

import dev.asyncio4j.transports.TlsOptions;
import java.net.ProtocolFamily;
import java.util.Optional;
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
 * startServer(handler, host, 0, ServerOptions.defaults().backlog(1024))
 * }</pre>
 */
public final class ServerOptions {
  private static final ServerOptions DEFAULTS = new ServerOptions(new Values());

  private final Values values;

  private ServerOptions(Values values) {
    this.values = values;
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
    var copy = new Values(values);
    copy.tls = options;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.limit = StreamLimits.checked(bytes);
    return new ServerOptions(copy);
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
    if (connections <= 0) {
      throw new IllegalArgumentException("`backlog` must be positive, got " + connections);
    }
    var copy = new Values(values);
    copy.backlog = connections;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.family = family;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.reuseAddress = reuse;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.reusePort = share;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.keepAlive = probe;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.startServing = now;
    return new ServerOptions(copy);
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
    var copy = new Values(values);
    copy.cleanupSocket = delete;
    return new ServerOptions(copy);
  }

  /** {@return the options of TLS; empty: none} */
  public Optional<TlsOptions> tls() {
    return Optional.ofNullable(values.tls);
  }

  /** {@return the longest line, in bytes} */
  public int limit() {
    return values.limit;
  }

  /** {@return how many clients may wait to be accepted} */
  public int backlog() {
    return values.backlog;
  }

  /** {@return the only family of addresses that is listened on; empty: any} */
  public Optional<ProtocolFamily> family() {
    return Optional.ofNullable(values.family);
  }

  /** {@return whether a port with connections in {@code TIME_WAIT} is taken} */
  public boolean isReuseAddress() {
    return values.reuseAddress;
  }

  /** {@return whether the port is shared} */
  public boolean isReusePort() {
    return values.reusePort;
  }

  /** {@return whether idle connections are probed} */
  public boolean isKeepAlive() {
    return values.keepAlive;
  }

  /** {@return whether connections are accepted at once} */
  public boolean isStartServing() {
    return values.startServing;
  }

  /** {@return whether the file of a unix socket is deleted at the end} */
  public boolean isCleanupSocket() {
    return values.cleanupSocket;
  }

  /** The settings: written before they are published in a final field, and never again. */
  private static final class Values {
    @Nullable TlsOptions tls;
    int limit = StreamLimits.DEFAULT_LIMIT;
    int backlog = 100;
    @Nullable ProtocolFamily family;
    boolean reuseAddress = true;
    boolean reusePort;
    boolean keepAlive;
    boolean startServing = true;
    boolean cleanupSocket = true;

    Values() {}

    Values(Values from) {
      tls = from.tls;
      limit = from.limit;
      backlog = from.backlog;
      family = from.family;
      reuseAddress = from.reuseAddress;
      reusePort = from.reusePort;
      keepAlive = from.keepAlive;
      startServing = from.startServing;
      cleanupSocket = from.cleanupSocket;
    }
  }
}
