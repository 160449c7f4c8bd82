package dev.asyncio4j.examples;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** The reason why a site gave no status, in words for the table. */
public final class SiteFailure {
  private SiteFailure() {}

  public static String inWords(Throwable error, Site site, Duration timeout) {
    // The library's I/O failures carry the JDK's own exception.
    var cause =
        error instanceof UncheckedIOException && error.getCause() != null
            ? error.getCause()
            : error;
    if (cause instanceof AsyncTimeoutException) {
      return timedOut(timeout);
    }
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return "could not resolve host " + site.host();
    }
    if (cause instanceof IllegalArgumentException) return "sent a line longer than 64 KiB";
    var message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    if (cause instanceof SSLException) return "TLS failed: " + message;
    return cause instanceof SocketException ? message.toLowerCase() : message;
  }

  public static String timedOut(Duration timeout) {
    var seconds = BigDecimal.valueOf(timeout.toNanos(), 9).stripTrailingZeros();
    return "timed out after " + seconds.toPlainString() + " s";
  }
}
