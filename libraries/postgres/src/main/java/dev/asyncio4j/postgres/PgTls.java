package dev.asyncio4j.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Use of TLS, and its files; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code sslmode}, {@code sslrootcert}, {@code sslcert} and {@code sslkey} of a
 * DSN.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var file = java.nio.file.Path.of("company.pem");
 * var tls = PgTls.defaults().mode(SslMode.VERIFY_FULL).rootCertificate(file);
 * var options = PgOptions.defaults().ssl(tls);
 * }</pre>
 *
 * @param mode null: {@link SslMode#PREFER} over TCP
 * @param rootCertificate the authorities that are trusted, for the modes that verify; null: {@code
 *     ~/.postgresql/root.crt}
 * @param certificate of this client, or null
 * @param key of {@code certificate}, or null
 * @param negotiation how TLS begins; null: {@link SslNegotiation#POSTGRES}
 */
public record PgTls(
    @Nullable SslMode mode,
    @Nullable Path rootCertificate,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable SslNegotiation negotiation) {
  private static final PgTls DEFAULTS = new PgTls(null, null, null, null, null);

  /** {@return the defaults: what a DSN, the environment and libpq's files say} */
  public static PgTls defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how TLS is used.
   *
   * @param value the mode
   * @return a changed copy
   */
  public PgTls mode(SslMode value) {
    return new PgTls(value, rootCertificate, certificate, key, negotiation);
  }

  /**
   * Sets the PEM file of the authorities that are trusted, for the modes that verify.
   *
   * @param file in PEM
   * @return a changed copy
   */
  public PgTls rootCertificate(Path file) {
    return new PgTls(mode, file, certificate, key, negotiation);
  }

  /**
   * Sets the certificate of this client and its key.
   *
   * @param certificate in PEM
   * @param key in PEM
   * @return a changed copy
   */
  public PgTls identity(Path certificate, Path key) {
    return new PgTls(mode, rootCertificate, certificate, key, negotiation);
  }

  /**
   * Sets how TLS begins.
   *
   * @param value {@link SslNegotiation#DIRECT} needs a mode that insists on TLS; without a mode it
   *     is {@link SslMode#REQUIRE}
   * @return a changed copy
   */
  public PgTls negotiation(SslNegotiation value) {
    return new PgTls(mode, rootCertificate, certificate, key, value);
  }
}
