package dev.asyncio4j.postgres;

/**
 * How a connection uses TLS.
 *
 * <p><i>Python:</i> {@code sslmode} of libpq.
 */
public enum SslMode {
  /** Never. */
  DISABLE,
  /** Only if the server refuses without. */
  ALLOW,
  /** If the server offers it. */
  PREFER,
  /** Always; any certificate. */
  REQUIRE,
  /** Always; the certificate is checked. */
  VERIFY_CA,
  /** Always; the certificate and the name in it are checked. */
  VERIFY_FULL
}
