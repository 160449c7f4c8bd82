package dev.asyncio4j.postgres;

/**
 * Ways to begin TLS on a connection.
 *
 * <p><i>Python:</i> {@code direct_tls} of {@code asyncpg.connect}, {@code sslnegotiation} of a DSN.
 */
public enum SslNegotiation {
  /** The server is asked first, in the clear, whether it does TLS. */
  POSTGRES,

  /** TLS begins with the first byte; PostgreSQL 17 and later, or a proxy that ends TLS. */
  DIRECT
}
