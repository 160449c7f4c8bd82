package dev.asyncio4j.transports;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 */
public final class TlsOptions {
  private static final TlsOptions DEFAULTS = new TlsOptions(new Values());

  private final Values values;

  private TlsOptions(Values values) {
    this.values = values;
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
    var copy = new Values(values);
    copy.context = context;
    return new TlsOptions(copy);
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
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "server_hostname cannot be an empty string: pass the server's name");
    }
    var copy = new Values(values);
    copy.serverHostname = name;
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.checkHostname = check;
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.applicationProtocols = List.of(names);
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.clientCertificate = certificate;
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.serverSide = server;
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.handshakeTimeout = positive("ssl_handshake_timeout", longest);
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.shutdownTimeout = positive("ssl_shutdown_timeout", longest);
    return new TlsOptions(copy);
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
    var copy = new Values(values);
    copy.suppressRaggedEofs = suppress;
    return new TlsOptions(copy);
  }

  /** {@return keys and trust; empty: the JVM's own} */
  public Optional<SSLContext> context() {
    return Optional.ofNullable(values.context);
  }

  /** {@return the server's name; empty: the host that was connected to} */
  public Optional<String> serverHostname() {
    return Optional.ofNullable(values.serverHostname);
  }

  /** {@return whether the server's certificate must show its name} */
  public boolean isCheckHostname() {
    return values.checkHostname;
  }

  /** {@return what this side can speak, the preferred one first} */
  public List<String> applicationProtocols() {
    return values.applicationProtocols;
  }

  /** {@return what a server asks of its clients} */
  public ClientCertificate clientCertificate() {
    return values.clientCertificate;
  }

  /** {@return whether {@code startTls} takes the server's side} */
  public boolean isServerSide() {
    return values.serverSide;
  }

  /** {@return the longest handshake} */
  public Duration handshakeTimeout() {
    return values.handshakeTimeout;
  }

  /** {@return how long a close waits for the peer's} */
  public Duration shutdownTimeout() {
    return values.shutdownTimeout;
  }

  /** {@return whether a peer may end the stream without a close_notify} */
  public boolean isSuppressRaggedEofs() {
    return values.suppressRaggedEofs;
  }

  private static Duration positive(String name, Duration given) {
    if (given.isNegative() || given.isZero()) {
      throw new IllegalArgumentException(
          name + " should be a positive number, got " + given + ": pass a longer duration");
    }
    return given;
  }

  /** The settings: written before they are published in a final field, and never again. */
  private static final class Values {
    @Nullable SSLContext context;
    @Nullable String serverHostname;
    boolean checkHostname = true;
    List<String> applicationProtocols = List.of();
    ClientCertificate clientCertificate = ClientCertificate.NONE;
    boolean serverSide;
    Duration handshakeTimeout = Duration.ofSeconds(60);
    Duration shutdownTimeout = Duration.ofSeconds(30);
    boolean suppressRaggedEofs;

    Values() {}

    Values(Values from) {
      context = from.context;
      serverHostname = from.serverHostname;
      checkHostname = from.checkHostname;
      applicationProtocols = from.applicationProtocols;
      clientCertificate = from.clientCertificate;
      serverSide = from.serverSide;
      handshakeTimeout = from.handshakeTimeout;
      shutdownTimeout = from.shutdownTimeout;
      suppressRaggedEofs = from.suppressRaggedEofs;
    }
  }
}
