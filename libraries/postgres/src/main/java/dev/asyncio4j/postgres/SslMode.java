package dev.asyncio4j.postgres;

/**
 * The use of TLS by a connection.
 *
 * <p><i>Python:</i> {@code sslmode} of libpq.
 */
public enum SslMode {
  /** No TLS. */
  DISABLE,
  /** Only if the server refuses without. */
  ALLOW,
  /** TLS if the server offers it. */
  PREFER,
  /** Always; any certificate. */
  REQUIRE,
  /** Always; the certificate is checked. */
  VERIFY_CA,
  /** Always; the certificate and the name in it are checked. */
  VERIFY_FULL
}
