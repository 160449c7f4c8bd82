package dev.asyncio4j.http.web;

import dev.asyncio4j.transports.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * The options of a site; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code web.TCPSite} and {@code web.UnixSite}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = SiteOptions.defaults().backlog(1024).reusePort(true);
 * }</pre>
 *
 * @param tls the options of TLS; null: no TLS
 * @param backlog how many clients may wait to be accepted
 * @param reuseAddress whether a port with connections in {@code TIME_WAIT} is taken
 * @param reusePort whether the port is shared with other servers
 */
public record SiteOptions(
    @Nullable TlsOptions tls, int backlog, boolean reuseAddress, boolean reusePort) {
  private static final SiteOptions DEFAULTS = new SiteOptions(null, 128, true, false);

  /** {@return the defaults} */
  public static SiteOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Makes the connections TLS connections.
   *
   * @param options with the server's key and certificate
   * @return a changed copy
   */
  public SiteOptions tls(@Nullable TlsOptions options) {
    return new SiteOptions(options, backlog, reuseAddress, reusePort);
  }

  /**
   * Sets how many clients may wait to be accepted.
   *
   * @param connections 1 or more
   * @return a changed copy
   */
  public SiteOptions backlog(int connections) {
    return new SiteOptions(tls, connections, reuseAddress, reusePort);
  }

  /**
   * Chooses whether a port is taken of which old connections are still in {@code TIME_WAIT}.
   *
   * @param reuse false to be refused then
   * @return a changed copy
   */
  public SiteOptions reuseAddress(boolean reuse) {
    return new SiteOptions(tls, backlog, reuse, reusePort);
  }

  /**
   * Chooses whether several servers may listen on the same port, where the system can do that.
   *
   * @param share true to share it
   * @return a changed copy
   */
  public SiteOptions reusePort(boolean share) {
    return new SiteOptions(tls, backlog, reuseAddress, share);
  }
}
