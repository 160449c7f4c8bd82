package dev.asyncio4j.transports;

/**
 * The choice of whether a TLS server asks its clients for a certificate.
 *
 * <p><i>Python:</i> {@code ssl.CERT_NONE}, {@code CERT_OPTIONAL} and {@code CERT_REQUIRED} on the
 * server's side.
 */
public enum ClientCertificate {
  /** No certificate is asked for. */
  NONE,
  /** A certificate is asked for, and checked if there is one. */
  OPTIONAL,
  /** A handshake without a trusted certificate fails. */
  REQUIRED
}
