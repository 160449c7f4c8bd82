package dev.asyncio4j.streams;

import dev.asyncio4j.transports.TlsOptions;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code openConnection} and {@code createConnection}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.open_connection}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var connection = await(openConnection(host, port, ConnectOptions.defaults().limit(1 << 20)));
 * }</pre>
 *
 * @param tls the options of TLS; null: no TLS
 * @param serverHostname the name of the server; null: the host that is connected to
 * @param limit the longest line, in bytes
 * @param localAddress the address that the connection comes from; null: the system chooses
 * @param family the only family of addresses that is tried; null: any
 * @param happyEyeballsDelay the time between two attempts; null: one after the other has failed
 * @param interleave how many addresses of the first family come first, 0: in the resolver's order;
 *     null: 1 if there is a delay, else 0
 * @param allErrors whether a failure shows the error of every address
 */
public record ConnectOptions(
    @Nullable TlsOptions tls,
    @Nullable String serverHostname,
    int limit,
    @Nullable SocketAddress localAddress,
    @Nullable ProtocolFamily family,
    @Nullable Duration happyEyeballsDelay,
    @Nullable Integer interleave,
    boolean allErrors) {
  private static final ConnectOptions DEFAULTS =
      new ConnectOptions(null, null, StreamLimits.DEFAULT, null, null, null, null, false);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param tls or null
   * @param serverHostname or null
   * @param limit at least 1
   * @param localAddress or null
   * @param family or null
   * @param happyEyeballsDelay or null
   * @param interleave at least 0, or null
   * @param allErrors true for a group of errors
   * @throws IllegalArgumentException if a number is not in these bounds
   */
  public ConnectOptions {
    StreamLimits.check(limit);
    if (interleave != null && interleave < 0) {
      throw new IllegalArgumentException("`interleave` must be >= 0, got " + interleave);
    }
  }

  /**
   * Returns asyncio's defaults: no TLS, a limit of 64 KiB, all addresses of a host one by one.
   *
   * @return the defaults
   */
  public static ConnectOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Makes the connection a TLS connection.
   *
   * <p><i>Python:</i> {@code ssl}.
   *
   * @param context keys and trust
   * @return a changed copy
   */
  public ConnectOptions tls(SSLContext context) {
    return tls(TlsOptions.of(context));
  }

  /**
   * Makes the connection a TLS connection.
   *
   * <p><i>Python:</i> {@code ssl} and the other {@code ssl_} arguments.
   *
   * @param options {@link TlsOptions#defaults()} for the JVM's own trust
   * @return a changed copy
   */
  public ConnectOptions tls(TlsOptions options) {
    return ends(options, serverHostname, limit, localAddress);
  }

  /**
   * Sets the name that the server's certificate must show.
   *
   * <p><i>Python:</i> {@code server_hostname}. Without {@code tls} the connection is refused.
   *
   * @param name of the server; by default the host that is connected to
   * @return a changed copy
   */
  public ConnectOptions serverHostname(String name) {
    return ends(tls, name, limit, localAddress);
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
  public ConnectOptions limit(int bytes) {
    return ends(tls, serverHostname, bytes, localAddress);
  }

  /**
   * Sets the address that the connection comes from.
   *
   * <p><i>Python:</i> {@code local_addr}. Addresses of another family are skipped. For connections
   * to a host only: with a socket or a path it is refused.
   *
   * @param address of this machine; port 0 lets the system choose one
   * @return a changed copy
   */
  public ConnectOptions localAddress(SocketAddress address) {
    return ends(tls, serverHostname, limit, address);
  }

  /**
   * Tries addresses of one family only.
   *
   * <p><i>Python:</i> {@code family}.
   *
   * @param family {@code StandardProtocolFamily.INET} or {@code INET6}
   * @return a changed copy
   */
  public ConnectOptions family(ProtocolFamily family) {
    return attempts(family, happyEyeballsDelay, interleave, allErrors);
  }

  /**
   * Tries the next address of the host after this time, beside the one that has not answered yet.
   *
   * <p><i>Python:</i> {@code happy_eyeballs_delay}; RFC 8305 recommends 250 ms. The families then
   * take turns.
   *
   * @param delay between two attempts; null: one after the other has failed
   * @return a changed copy
   */
  public ConnectOptions happyEyeballsDelay(@Nullable Duration delay) {
    return attempts(family, delay, interleave, allErrors);
  }

  /**
   * Sets how many addresses of the first family come before the families take turns.
   *
   * <p><i>Python:</i> {@code interleave}; 1 by default with {@code happyEyeballsDelay}, else 0.
   *
   * @param firstFamilyCount addresses; 0: in the resolver's order
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConnectOptions interleave(int firstFamilyCount) {
    return attempts(family, happyEyeballsDelay, firstFamilyCount, allErrors);
  }

  /**
   * Chooses whether a failure shows the error of every address, as a group.
   *
   * <p><i>Python:</i> {@code all_errors}.
   *
   * @param all true to fail with {@link dev.asyncio4j.exceptions.TaskGroupException}
   * @return a changed copy
   */
  public ConnectOptions allErrors(boolean all) {
    return attempts(family, happyEyeballsDelay, interleave, all);
  }

  private ConnectOptions ends(
      @Nullable TlsOptions tls,
      @Nullable String serverHostname,
      int limit,
      @Nullable SocketAddress localAddress) {
    return new ConnectOptions(
        tls,
        serverHostname,
        limit,
        localAddress,
        family,
        happyEyeballsDelay,
        interleave,
        allErrors);
  }

  private ConnectOptions attempts(
      @Nullable ProtocolFamily family,
      @Nullable Duration happyEyeballsDelay,
      @Nullable Integer interleave,
      boolean allErrors) {
    return new ConnectOptions(
        tls,
        serverHostname,
        limit,
        localAddress,
        family,
        happyEyeballsDelay,
        interleave,
        allErrors);
  }
}
