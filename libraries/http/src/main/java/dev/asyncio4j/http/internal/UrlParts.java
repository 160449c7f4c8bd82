package dev.asyncio4j.http.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoded parts of a URL.
 *
 * @param scheme in lower case; empty: none
 * @param user null: none
 * @param password null: none
 * @param host as the network has it, without brackets; null: a URL without authority
 * @param port as it was given; -1: none
 * @param path may be empty
 * @param query empty: none
 * @param fragment empty: none
 */
public record UrlParts(
    String scheme,
    @Nullable String user,
    @Nullable String password,
    @Nullable String host,
    int port,
    String path,
    String query,
    String fragment) {
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

  /**
   * Returns the port that a scheme has by default.
   *
   * @param scheme the scheme
   * @return the port; -1: none
   */
  public static int defaultPort(String scheme) {
    return DEFAULT_PORTS.getOrDefault(scheme, -1);
  }

  /**
   * Returns these with another path, query and fragment.
   *
   * @param path encoded
   * @param query encoded
   * @param fragment encoded
   * @return a copy
   */
  public UrlParts with(String path, String query, String fragment) {
    return new UrlParts(scheme, user, password, host, port, path, query, fragment);
  }

  /**
   * Returns these with another authority.
   *
   * @param user encoded, or null
   * @param password encoded, or null
   * @param host encoded
   * @param port or -1
   * @return a copy
   */
  public UrlParts at(
      @Nullable String user, @Nullable String password, @Nullable String host, int port) {
    return new UrlParts(scheme, user, password, host, port, path, query, fragment);
  }

  /** {@return the path that is asked for: never empty in an absolute URL} */
  public String pathOrRoot() {
    return path.isEmpty() && host != null ? "/" : path;
  }

  /**
   * Returns the authority.
   *
   * @param userInfo whether with user and password
   * @param ownPort whether with a port that is the scheme's own
   * @return the text
   */
  public String authority(boolean userInfo, boolean ownPort) {
    if (host == null) return "";
    StringBuilder out = new StringBuilder();
    if (userInfo && (user != null || password != null)) {
      if (user != null) out.append(user);
      if (password != null) out.append(':').append(password);
      out.append('@');
    }
    if (host.indexOf(':') >= 0) out.append('[').append(host).append(']');
    else out.append(host);
    if (port >= 0 && (ownPort || port != defaultPort(scheme))) out.append(':').append(port);
    return out.toString();
  }

  @Override
  public String toString() {
    return text(false);
  }

  /**
   * Returns the whole URL.
   *
   * @param ownPort whether with a port that is the scheme's own
   * @return the text
   */
  public String text(boolean ownPort) {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) out.append(scheme).append(':');
    if (host != null) out.append("//").append(authority(true, ownPort));
    out.append(query.isEmpty() && fragment.isEmpty() ? path : pathOrRoot());
    if (!query.isEmpty()) out.append('?').append(query);
    if (!fragment.isEmpty()) out.append('#').append(fragment);
    return out.toString();
  }
}
