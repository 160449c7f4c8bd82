package dev.asyncio4j.http;

import dev.asyncio4j.transports.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * The facts that two requests must have in common to share a connection.
 *
 * @param host encoded
 * @param port of the server
 * @param secure whether it is TLS
 * @param tls the options of TLS
 * @param fingerprint of the certificate, in hexadecimal
 * @param serverHostname the name that the certificate must show
 * @param proxy through which it is reached
 * @param proxyHeaders what the proxy is told
 */
record PoolKey(
    String host,
    int port,
    boolean secure,
    @Nullable TlsOptions tls,
    @Nullable String fingerprint,
    @Nullable String serverHostname,
    @Nullable Url proxy,
    Headers proxyHeaders) {
  /** The server, for people. */
  String place() {
    return host + ":" + port;
  }
}
