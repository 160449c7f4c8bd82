package dev.asyncio4j.http.internal;

import dev.asyncio4j.transports.TlsOptions;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS without trust: for who asked not to verify, or checks the certificate's digest instead. */
public final class TrustAll extends X509ExtendedTrustManager {
  /** Options that take any certificate for any name. */
  public static final TlsOptions OPTIONS = options();

  private TrustAll() {}

  private static TlsOptions options() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAll()}, null);
      return TlsOptions.of(context).checkHostname(false);
    } catch (GeneralSecurityException noTls) {
      throw new IllegalStateException("this JVM has no TLS", noTls);
    }
  }

  /**
   * Checks a fingerprint.
   *
   * @param sha256 a digest
   * @return a copy
   * @throws IllegalArgumentException if it has not 32 bytes
   */
  public static byte[] fingerprint(byte[] sha256) {
    if (sha256.length == 32) return sha256.clone();
    throw new IllegalArgumentException(
        "fingerprint has invalid length " + sha256.length + ": pass a SHA-256 digest, 32 bytes");
  }

  /**
   * Returns the digest of a certificate.
   *
   * @param certificate the certificate
   * @return its SHA-256
   */
  public static byte[] digest(X509Certificate certificate) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("no digest of the certificate", never);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
