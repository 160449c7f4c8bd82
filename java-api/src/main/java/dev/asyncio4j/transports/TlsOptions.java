package dev.asyncio4j.transports;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Options of TLS, for both sides of a connection; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code ssl}, {@code server_hostname}, {@code ssl_handshake_timeout} and {@code
 * ssl_shutdown_timeout}, and what an {@code ssl.SSLContext} holds there but not on the JVM.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var h2 = TlsOptions.of(sslContext).applicationProtocols("h2", "http/1.1");
 * var c = await(openConnection("example.org", 443, ConnectOptions.defaults().tls(h2)));
 * }</pre>
 *
 * @param context keys and trust; null: the JVM's own
 * @param serverHostname the server's name; null: the host that was connected to
 * @param checkHostname whether the server's certificate must show its name
 * @param applicationProtocols what this side can speak, the preferred one first; empty: TLS does
 *     not choose
 * @param clientCertificate what a server asks of its clients
 * @param serverSide whether {@code startTls} takes the server's side
 * @param handshakeTimeout the longest handshake
 * @param shutdownTimeout how long a close waits for the peer's
 * @param suppressRaggedEofs whether a peer may end the stream without a close_notify
 */
public record TlsOptions(
    @Nullable SSLContext context,
    @Nullable String serverHostname,
    boolean checkHostname,
    List<String> applicationProtocols,
    ClientCertificate clientCertificate,
    boolean serverSide,
    Duration handshakeTimeout,
    Duration shutdownTimeout,
    boolean suppressRaggedEofs) {
  private static final TlsOptions DEFAULTS =
      new TlsOptions(
          null,
          null,
          true,
          List.of(),
          ClientCertificate.NONE,
          false,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          false);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param context or null
   * @param serverHostname not empty, or null
   * @param checkHostname true to check it
   * @param applicationProtocols copied
   * @param clientCertificate what is asked of clients
   * @param serverSide true for the server's side
   * @param handshakeTimeout more than 0
   * @param shutdownTimeout more than 0
   * @param suppressRaggedEofs true to take such an end for an ordinary one
   * @throws IllegalArgumentException if a value is not in these bounds
   */
  public TlsOptions {
    if (serverHostname != null && serverHostname.isEmpty()) {
      throw new IllegalArgumentException(
          "server_hostname cannot be an empty string: pass the server's name");
    }
    applicationProtocols = List.copyOf(applicationProtocols);
    Objects.requireNonNull(clientCertificate, "clientCertificate");
    requirePositive("ssl_handshake_timeout", handshakeTimeout);
    requirePositive("ssl_shutdown_timeout", shutdownTimeout);
  }

  /**
   * Returns the defaults: the JVM's own context, 60 s for the handshake, 30 s for the shutdown.
   *
   * <p><i>Python:</i> {@code ssl=True}.
   *
   * @return the defaults
   */
  public static TlsOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns the defaults with a context.
   *
   * @param context keys and trust
   * @return the options
   */
  public static TlsOptions of(SSLContext context) {
    return DEFAULTS.context(context);
  }

  /**
   * Sets the keys of this side, and the peers it trusts.
   *
   * <p><i>Python:</i> {@code ssl}. Any provider's will do, a native one's included.
   *
   * <p><b>Thread and loop:</b> its managers are called on the loop, or in threads of the library
   * while more than two handshakes of the loop are under way.
   *
   * @param context keys and trust
   * @return a changed copy
   */
  public TlsOptions context(SSLContext context) {
    return trust(context, serverHostname, checkHostname, clientCertificate);
  }

  /**
   * Sets the name that the server's certificate must show, and that is sent to it (SNI).
   *
   * <p><i>Python:</i> {@code server_hostname}.
   *
   * @param name of the server; by default the host that was connected to
   * @return a changed copy
   * @throws IllegalArgumentException if the name is empty
   */
  public TlsOptions serverHostname(String name) {
    return trust(context, name, checkHostname, clientCertificate);
  }

  /**
   * Chooses whether the server's certificate must show the server's name; it must by default.
   *
   * <p><i>Python:</i> {@code SSLContext.check_hostname}.
   *
   * @param check false to accept any name that a trusted certificate shows
   * @return a changed copy
   */
  public TlsOptions checkHostname(boolean check) {
    return trust(context, serverHostname, check, clientCertificate);
  }

  /**
   * Sets the protocols that this side can speak over TLS (ALPN), the preferred one first; none: no
   * choice is offered.
   *
   * <p><i>Python:</i> {@code SSLContext.set_alpn_protocols}. See {@link
   * TransportInfo#APPLICATION_PROTOCOL} for the choice.
   *
   * @param names such as {@code h2} and {@code http/1.1}
   * @return a changed copy
   */
  public TlsOptions applicationProtocols(String... names) {
    return exchange(
        List.of(names), serverSide, handshakeTimeout, shutdownTimeout, suppressRaggedEofs);
  }

  /**
   * Chooses whether a server asks its clients for certificates.
   *
   * <p><i>Python:</i> {@code SSLContext.verify_mode}.
   *
   * @param certificate what is asked of clients
   * @return a changed copy
   */
  public TlsOptions clientCertificate(ClientCertificate certificate) {
    return trust(context, serverHostname, checkHostname, certificate);
  }

  /**
   * Chooses the side of {@code startTls}; a client by default.
   *
   * <p><i>Python:</i> {@code server_side}. Connections and servers know their side and ignore it.
   *
   * @param server true for the server's side
   * @return a changed copy
   */
  public TlsOptions serverSide(boolean server) {
    return exchange(
        applicationProtocols, server, handshakeTimeout, shutdownTimeout, suppressRaggedEofs);
  }

  /**
   * Sets the longest handshake; a slower one aborts the connection.
   *
   * <p><i>Python:</i> {@code ssl_handshake_timeout}; 60 s by default.
   *
   * @param longest more than 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is 0 or negative
   */
  public TlsOptions handshakeTimeout(Duration longest) {
    return exchange(applicationProtocols, serverSide, longest, shutdownTimeout, suppressRaggedEofs);
  }

  /**
   * Sets how long a close waits for the peer's; then the connection is aborted.
   *
   * <p><i>Python:</i> {@code ssl_shutdown_timeout}; 30 s by default.
   *
   * @param longest more than 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is 0 or negative
   */
  public TlsOptions shutdownTimeout(Duration longest) {
    return exchange(
        applicationProtocols, serverSide, handshakeTimeout, longest, suppressRaggedEofs);
  }

  /**
   * Chooses whether a peer may end the stream without a close_notify; an error by default.
   *
   * <p>Many old peers do, and so do Python's {@code http.client} and {@code http.server}. Accept it
   * only where the data itself says where it ends: an attacker who cuts the connection could pass a
   * part of it for the whole.
   *
   * <p><i>Python:</i> {@code suppress_ragged_eofs} of {@code SSLContext.wrap_socket}.
   *
   * @param suppress true to take such an end for an ordinary one
   * @return a changed copy
   */
  public TlsOptions suppressRaggedEofs(boolean suppress) {
    return exchange(applicationProtocols, serverSide, handshakeTimeout, shutdownTimeout, suppress);
  }

  private TlsOptions trust(
      @Nullable SSLContext context,
      @Nullable String serverHostname,
      boolean checkHostname,
      ClientCertificate clientCertificate) {
    return new TlsOptions(
        context,
        serverHostname,
        checkHostname,
        applicationProtocols,
        clientCertificate,
        serverSide,
        handshakeTimeout,
        shutdownTimeout,
        suppressRaggedEofs);
  }

  private TlsOptions exchange(
      List<String> applicationProtocols,
      boolean serverSide,
      Duration handshakeTimeout,
      Duration shutdownTimeout,
      boolean suppressRaggedEofs) {
    return new TlsOptions(
        context,
        serverHostname,
        checkHostname,
        applicationProtocols,
        clientCertificate,
        serverSide,
        handshakeTimeout,
        shutdownTimeout,
        suppressRaggedEofs);
  }

  private static void requirePositive(String name, Duration given) {
    if (given.isNegative() || given.isZero()) {
      throw new IllegalArgumentException(
          name + " should be a positive number, got " + given + ": pass a longer duration");
    }
  }
}
