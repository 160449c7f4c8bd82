package dev.asyncio4j.transports;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server once it is let, after {@code expected} checks have begun: work of a handshake.
 */
final class SlowTrust extends X509ExtendedTrustManager {
  private final CountDownLatch begun;
  private final CountDownLatch may = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable CertificateException distrust;

  SlowTrust(int expected) {
    begun = new CountDownLatch(expected);
  }

  SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has no TLS", e);
    }
  }

  /** In a thread of the test's: waits until the expected checks are under way. */
  void awaitBegun() throws InterruptedException {
    if (!begun.await(2, TimeUnit.MINUTES)) throw new AssertionError("no check has begun");
  }

  void trust() {
    may.countDown();
  }

  /** A while, in real time, after the expected checks have begun: nothing else is going on then. */
  void trustLater() {
    var thread =
        new Thread(
            () -> {
              try {
                awaitBegun();
                if (!may.await(100, TimeUnit.MILLISECONDS)) trust();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
  }

  void distrust() {
    distrust(new CertificateException("not this one"));
  }

  void distrust(CertificateException error) {
    distrust = error;
    may.countDown();
  }

  /** Where the last check was made. */
  Thread thread() {
    return Objects.requireNonNull(thread, "nothing was checked");
  }

  private void check() throws CertificateException {
    thread = Thread.currentThread();
    begun.countDown();
    try {
      if (!may.await(2, TimeUnit.MINUTES)) throw new CertificateException("never let");
    } catch (InterruptedException e) {
      throw new CertificateException("interrupted", e);
    }
    var error = distrust;
    if (error != null) throw error;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
