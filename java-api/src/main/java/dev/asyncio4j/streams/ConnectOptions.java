package dev.asyncio4j.streams;

import dev.asyncio4j.transports.TlsOptions;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
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
 * openConnection(host, port, ConnectOptions.defaults().limit(1 << 20))
 * }</pre>
 */
public final class ConnectOptions {
  private static final ConnectOptions DEFAULTS = new ConnectOptions(new Values());

  private final Values values;

  private ConnectOptions(Values values) {
    this.values = values;
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
    var copy = new Values(values);
    copy.tls = options;
    return new ConnectOptions(copy);
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
    var copy = new Values(values);
    copy.serverHostname = name;
    return new ConnectOptions(copy);
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
    var copy = new Values(values);
    copy.limit = StreamLimits.checked(bytes);
    return new ConnectOptions(copy);
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
    var copy = new Values(values);
    copy.localAddress = address;
    return new ConnectOptions(copy);
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
    var copy = new Values(values);
    copy.family = family;
    return new ConnectOptions(copy);
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
    var copy = new Values(values);
    copy.happyEyeballsDelay = delay;
    return new ConnectOptions(copy);
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
    if (firstFamilyCount < 0) {
      throw new IllegalArgumentException("`interleave` must be >= 0, got " + firstFamilyCount);
    }
    var copy = new Values(values);
    copy.interleave = firstFamilyCount;
    return new ConnectOptions(copy);
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
    var copy = new Values(values);
    copy.allErrors = all;
    return new ConnectOptions(copy);
  }

  /** {@return the options of TLS; empty: none} */
  public Optional<TlsOptions> tls() {
    return Optional.ofNullable(values.tls);
  }

  /** {@return the name of the server; empty: the host that is connected to} */
  public Optional<String> serverHostname() {
    return Optional.ofNullable(values.serverHostname);
  }

  /** {@return the longest line, in bytes} */
  public int limit() {
    return values.limit;
  }

  /** {@return the address that the connection comes from; empty: the system chooses} */
  public Optional<SocketAddress> localAddress() {
    return Optional.ofNullable(values.localAddress);
  }

  /** {@return the only family of addresses that is tried; empty: any} */
  public Optional<ProtocolFamily> family() {
    return Optional.ofNullable(values.family);
  }

  /** {@return the time between two attempts; empty: one after the other has failed} */
  public Optional<Duration> happyEyeballsDelay() {
    return Optional.ofNullable(values.happyEyeballsDelay);
  }

  /** {@return how many addresses of the first family come first; 0: in the resolver's order} */
  public int interleave() {
    if (values.interleave != null) return values.interleave;
    return values.happyEyeballsDelay == null ? 0 : 1;
  }

  /** {@return whether a failure shows the error of every address} */
  public boolean isAllErrors() {
    return values.allErrors;
  }

  /** The settings: written before they are published in a final field, and never again. */
  private static final class Values {
    @Nullable TlsOptions tls;
    @Nullable String serverHostname;
    int limit = StreamLimits.DEFAULT_LIMIT;
    @Nullable SocketAddress localAddress;
    @Nullable ProtocolFamily family;
    @Nullable Duration happyEyeballsDelay;
    @Nullable Integer interleave;
    boolean allErrors;

    Values() {}

    Values(Values from) {
      tls = from.tls;
      serverHostname = from.serverHostname;
      limit = from.limit;
      localAddress = from.localAddress;
      family = from.family;
      happyEyeballsDelay = from.happyEyeballsDelay;
      interleave = from.interleave;
      allErrors = from.allErrors;
    }
  }
}
