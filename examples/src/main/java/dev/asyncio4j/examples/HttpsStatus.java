package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;

/** The status of an {@code https://} site, by the JDK's blocking client in a thread. */
public final class HttpsStatus {
  private HttpsStatus() {}

  static String of(Site site, Duration timeout) throws IOException {
    return await(toThread(() -> blocking(site, timeout)), IOException.class);
  }

  /** The thread outlives a cancelled await, so it has a timeout of its own. */
  public static String blocking(Site site, Duration timeout) throws IOException {
    var url = URI.create(site.url()).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    int milliseconds = Math.max(1, (int) timeout.toMillis());
    connection.setConnectTimeout(milliseconds);
    connection.setReadTimeout(milliseconds);
    connection.setInstanceFollowRedirects(false);
    try {
      int code = connection.getResponseCode();
      if (code < 0) throw new ProtocolException("not an HTTP answer");
      return HttpStatus.of(code, connection.getResponseMessage()) + " (JDK TLS)";
    } finally {
      connection.disconnect();
    }
  }
}
