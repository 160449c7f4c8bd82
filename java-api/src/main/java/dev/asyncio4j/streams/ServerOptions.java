package dev.asyncio4j.streams;

/**
 * Options of {@code startServer}; each wither gives a changed copy.
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
  private static final ServerOptions DEFAULTS =
      new ServerOptions(StreamLimits.DEFAULT_LIMIT, 100, false, true);

  private final int limit;
  private final int backlog;
  private final boolean reusePort;
  private final boolean startServing;

  private ServerOptions(int limit, int backlog, boolean reusePort, boolean startServing) {
    this.limit = limit;
    this.backlog = backlog;
    this.reusePort = reusePort;
    this.startServing = startServing;
  }

  /**
   * Returns asyncio's defaults: a limit of 64 KiB, a backlog of 100, and it serves at once.
   *
   * @return the defaults
   */
  public static ServerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the longest line, and half of what is buffered before reading pauses.
   *
   * <p><i>Python:</i> {@code limit}.
   *
   * @param bytes of a line, its end not counted
   * @return a changed copy
   * @throws IllegalArgumentException if {@code bytes} is 0 or less
   */
  public ServerOptions limit(int bytes) {
    return new ServerOptions(StreamLimits.checked(bytes), backlog, reusePort, startServing);
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
    return new ServerOptions(limit, connections, reusePort, startServing);
  }

  /**
   * Lets several sockets listen on the same port, where the system can do that.
   *
   * <p><i>Python:</i> {@code reuse_port}.
   *
   * @param share true to share the port
   * @return a changed copy
   */
  public ServerOptions reusePort(boolean share) {
    return new ServerOptions(limit, backlog, share, startServing);
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
    return new ServerOptions(limit, backlog, reusePort, now);
  }

  /**
   * Returns the longest line, in bytes.
   *
   * @return bytes
   */
  public int limit() {
    return limit;
  }

  /**
   * Returns how many clients may wait to be accepted.
   *
   * @return a number of clients
   */
  public int backlog() {
    return backlog;
  }

  /**
   * Tells whether the port is shared.
   *
   * @return true if it is
   */
  public boolean isReusePort() {
    return reusePort;
  }

  /**
   * Tells whether connections are accepted at once.
   *
   * @return true if they are
   */
  public boolean isStartServing() {
    return startServing;
  }
}
