package dev.asyncio4j.examples;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A URL to check, taken apart.
 *
 * @param url as the user wrote it
 * @param target path and query, as they stand in the request
 */
public record Site(String url, boolean tls, String host, int port, String target) {
  /** Takes a URL apart, or says in words why it cannot. */
  public static Site parse(String url) {
    URI uri;
    try {
      uri = new URI(new URI(url).toASCIIString());
    } catch (URISyntaxException e) {
      throw new UsageException("not a URL: " + url + " (" + e.getReason() + ")");
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase();
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new UsageException("not a URL with http:// or https://: " + url);
    }
    if (uri.getHost() == null) {
      throw new UsageException("no valid host in the URL " + url);
    }
    boolean tls = scheme.equals("https");
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    if (port < 1 || port > 65535) {
      throw new UsageException("no valid port in the URL " + url + ": it must be 1 to 65535");
    }
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return new Site(url, tls, uri.getHost().replaceAll("[\\[\\]]", ""), port, target);
  }

  /** The value of the header Host: the port only when it is not the scheme's own. */
  public String hostHeader() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }
}
