package dev.asyncio4j.transports;

/**
 * The choice of whether a TLS server asks its clients for a certificate.
 *
 * <p><i>Python:</i> {@code ssl.CERT_NONE}, {@code CERT_OPTIONAL} and {@code CERT_REQUIRED} on the
 * server's side.
 */
public enum ClientCertificate {
  /** Asks for no certificate. */
  NONE,
  /** Asks for a certificate, and checks it if there is one. */
  OPTIONAL,
  /** Refuses a client without a trusted certificate. */
  REQUIRED
}
