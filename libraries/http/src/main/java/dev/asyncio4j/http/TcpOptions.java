package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.SystemResolver;
import dev.asyncio4j.http.internal.TrustAll;
import dev.asyncio4j.transports.TlsOptions;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link Connector} of TCP connections; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code aiohttp.TCPConnector}.
 *
 * <pre>{@code
 * TcpOptions options = TcpOptions.defaults().limit(20).dnsCacheTtl(Duration.ofMinutes(1));
 * Connector pool = Connector.tcp(options);
 * }</pre>
 */
public final class TcpOptions extends PoolOptions<TcpOptions> {
  private static final TcpOptions DEFAULTS = new TcpOptions();

  @Nullable TlsOptions tls;
  byte @Nullable [] fingerprint;
  @Nullable ProtocolFamily family;
  @Nullable InetAddress localAddress;
  Resolver resolver = SystemResolver.INSTANCE;
  boolean useDnsCache = true;
  @Nullable Duration dnsCacheTtl = Duration.ofSeconds(10);
  int dnsCacheMaxSize = 1000;
  @Nullable Duration happyEyeballsDelay = Duration.ofMillis(250);
  int interleave = 1;

  private TcpOptions() {}

  /** {@return aiohttp's defaults} */
  public static TcpOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the options of TLS of all its connections, unless a request has its own.
   *
   * @param options keys, trust, protocols
   * @return a changed copy
   */
  public TcpOptions tls(TlsOptions options) {
    return with(o -> o.tls = options);
  }

  /**
   * Sets the only certificate that servers may have, unless a request says otherwise.
   *
   * @param sha256 the SHA-256 digest of it; copied
   * @return a changed copy
   * @throws IllegalArgumentException if it has not 32 bytes
   */
  public TcpOptions fingerprint(byte[] sha256) {
    return with(o -> o.fingerprint = TrustAll.fingerprint(sha256));
  }

  /**
   * Sets the only family of addresses that is tried.
   *
   * @param only null: any
   * @return a changed copy
   */
  public TcpOptions family(@Nullable ProtocolFamily only) {
    return with(o -> o.family = only);
  }

  /**
   * Sets the address that connections come from.
   *
   * <p><i>Python:</i> {@code local_addr}
   *
   * @param address null: the system chooses
   * @return a changed copy
   */
  public TcpOptions localAddress(@Nullable InetAddress address) {
    return with(o -> o.localAddress = address);
  }

  /**
   * Sets who finds addresses.
   *
   * @param names closed with the connector
   * @return a changed copy
   */
  public TcpOptions resolver(Resolver names) {
    return with(o -> o.resolver = names);
  }

  /**
   * Chooses whether addresses are kept; they are by default.
   *
   * @param use false: each connection asks anew
   * @return a changed copy
   */
  public TcpOptions useDnsCache(boolean use) {
    return with(o -> o.useDnsCache = use);
  }

  /**
   * Sets how long addresses are kept; 10 seconds by default.
   *
   * <p><i>Python:</i> {@code ttl_dns_cache}
   *
   * @param life null: for ever
   * @return a changed copy
   */
  public TcpOptions dnsCacheTtl(@Nullable Duration life) {
    return with(o -> o.dnsCacheTtl = life);
  }

  /**
   * Sets for how many names addresses are kept; 1000 by default.
   *
   * @param names 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public TcpOptions dnsCacheMaxSize(int names) {
    return with(o -> o.dnsCacheMaxSize = notNegative("dnsCacheMaxSize", names));
  }

  /**
   * Sets when the next address is tried beside one that does not answer; 0.25 seconds by default.
   *
   * @param delay null: only after it has failed
   * @return a changed copy
   */
  public TcpOptions happyEyeballsDelay(@Nullable Duration delay) {
    return with(o -> o.happyEyeballsDelay = delay);
  }

  /**
   * Sets how many addresses of the first family come first, then one of each in turn; 1 by default.
   *
   * @param first 0: as the resolver gives them
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public TcpOptions interleave(int first) {
    return with(o -> o.interleave = notNegative("interleave", first));
  }
}
