package dev.asyncio4j.http.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes URLs apart, and quotes their parts anew. */
public final class UrlParser {
  private static final Set<String> NEEDS_HOST = Set.of("http", "https", "ws", "wss", "ftp");

  private UrlParser() {}

  /**
   * Parses a URL.
   *
   * @param given plain, encoded, or a mixture
   * @return its encoded parts
   * @throws IllegalArgumentException if it is none
   */
  public static UrlParts parse(String given) {
    UrlParts split = split(given);
    String path = Quoting.PATH_AGAIN.quote(split.path());
    if (split.host() != null) path = normalize(path);
    else if (split.scheme().isEmpty()) path = protectColon(path);
    return split.with(
        path,
        Quoting.QUERY_AGAIN.quote(split.query()),
        Quoting.FRAGMENT_AGAIN.quote(split.fragment()));
  }

  /**
   * Takes a URL apart, and leaves path, query and fragment as they are.
   *
   * @param given encoded
   * @return its parts
   * @throws IllegalArgumentException if it is none
   */
  public static UrlParts split(String given) {
    String rest = given;
    while (!rest.isEmpty() && rest.charAt(0) <= ' ') rest = rest.substring(1);
    rest = rest.replace("\t", "").replace("\r", "").replace("\n", "");
    String scheme = "";
    int colon = rest.indexOf(':');
    if (colon > 0 && isScheme(rest.substring(0, colon))) {
      scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
      rest = rest.substring(colon + 1);
    }
    String authority = "";
    if (rest.startsWith("//")) {
      int end = 2;
      while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) end++;
      authority = rest.substring(2, end);
      rest = rest.substring(end);
    }
    int hash = rest.indexOf('#');
    String fragment = hash < 0 ? "" : rest.substring(hash + 1);
    if (hash >= 0) rest = rest.substring(0, hash);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String path = mark < 0 ? rest : rest.substring(0, mark);
    var plain = new UrlParts(scheme, null, null, null, -1, path, query, fragment);
    return authority.isEmpty() ? plain : withAuthority(plain, authority);
  }

  private static UrlParts withAuthority(UrlParts parts, String authority) {
    if (authority.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "Invalid URL: backslash ('\\') is not allowed in the authority component");
    }
    String user = null;
    String password = null;
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String info = authority.substring(0, at);
      int colon = info.indexOf(':');
      user = colon < 0 ? info : info.substring(0, colon);
      password = colon < 0 ? null : Quoting.TEXT_AGAIN.quote(info.substring(colon + 1));
      user = user.isEmpty() ? null : Quoting.TEXT_AGAIN.quote(user);
    }
    String place = authority.substring(at + 1);
    int hostEnd;
    String host;
    if (place.startsWith("[")) {
      int close = place.indexOf(']');
      host = close < 0 ? "" : place.substring(1, close);
      hostEnd = close + 1;
      boolean portOrEnd = hostEnd == place.length() || place.charAt(hostEnd) == ':';
      if (host.indexOf(':') < 0 || !portOrEnd) {
        throw new IllegalArgumentException("Invalid IPv6 URL");
      }
    } else {
      if (place.indexOf('[') >= 0 || place.indexOf(']') >= 0) {
        throw new IllegalArgumentException("Invalid IPv6 URL");
      }
      hostEnd = place.indexOf(':') < 0 ? place.length() : place.indexOf(':');
      host = place.substring(0, hostEnd);
    }
    if (host.isEmpty() && NEEDS_HOST.contains(parts.scheme())) {
      throw new IllegalArgumentException(
          "Invalid URL: host is required for absolute urls with the " + parts.scheme() + " scheme");
    }
    int port = hostEnd + 1 >= place.length() ? -1 : port(place.substring(hostEnd + 1));
    return parts.at(user, password, Hosts.encode(host, false), port);
  }

  private static int port(String text) {
    int port;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("Invalid URL: port can't be converted to integer");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("Port out of range 0-65535");
    }
    return port;
  }

  /**
   * Tells whether a scheme has no meaning without a host.
   *
   * @param scheme the scheme
   * @return whether that is so
   */
  public static boolean needsHost(String scheme) {
    return NEEDS_HOST.contains(scheme);
  }

  private static boolean isScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (c < '0' || c > '9') && "+-.".indexOf(c) < 0) return false;
    }
    return true;
  }

  /** Keeps the first segment of a relative path from being taken for a scheme. */
  private static String protectColon(String path) {
    int colon = path.indexOf(':');
    return colon > 0 && isScheme(path.substring(0, colon))
        ? path.substring(0, colon) + "%3A" + path.substring(colon + 1)
        : path;
  }

  /**
   * Resolves the segments {@code .} and {@code ..}.
   *
   * @param path encoded
   * @return the path without them
   */
  public static String normalize(String path) {
    if (path.indexOf('.') < 0) return path;
    boolean rooted = path.startsWith("/");
    List<String> out = new ArrayList<>();
    String last = "";
    for (String segment : (rooted ? path.substring(1) : path).split("/", -1)) {
      last = segment;
      if (segment.equals("..")) {
        if (!out.isEmpty()) out.remove(out.size() - 1);
      } else if (!segment.equals(".")) {
        out.add(segment);
      }
    }
    if (last.equals(".") || last.equals("..")) out.add("");
    return (rooted ? "/" : "") + String.join("/", out);
  }

  /**
   * Resolves a reference against a base, as RFC 3986 has it.
   *
   * @param base the base
   * @param reference what it is asked for
   * @return the parts of the result
   */
  public static UrlParts join(UrlParts base, UrlParts reference) {
    String scheme = reference.scheme().isEmpty() ? base.scheme() : reference.scheme();
    if (!scheme.equals(base.scheme())) return reference;
    if (reference.host() != null) {
      return new UrlParts(
          scheme,
          reference.user(),
          reference.password(),
          reference.host(),
          reference.port(),
          reference.path(),
          reference.query(),
          reference.fragment());
    }
    String asked = reference.path();
    if (asked.isEmpty()) {
      boolean ownQuery = !reference.query().isEmpty();
      return base.with(
          base.path(),
          ownQuery ? reference.query() : base.query(),
          reference.fragment().isEmpty() ? base.fragment() : reference.fragment());
    }
    String path = base.path();
    if (asked.startsWith("/")) path = asked;
    else if (path.isEmpty()) path = "/" + asked;
    else path = path.substring(0, path.lastIndexOf('/') + 1) + asked;
    return base.with(normalize(path), reference.query(), reference.fragment());
  }

  /**
   * Appends segments to a path.
   *
   * @param base what they are appended to
   * @param segments plain text; a slash in one parts it
   * @return the parts without query and fragment
   * @throws IllegalArgumentException if one begins with a slash
   */
  public static UrlParts child(UrlParts base, String... segments) {
    StringBuilder path = new StringBuilder(base.path());
    if (path.length() > 0 && path.charAt(path.length() - 1) == '/')
      path.setLength(path.length() - 1);
    boolean open = base.path().isEmpty() && base.host() == null;
    for (String segment : segments) {
      if (segment.startsWith("/")) {
        throw new IllegalArgumentException(
            "Appending path " + segment + " starting from slash is forbidden: leave it out");
      }
      if (path.length() > 0 && path.charAt(path.length() - 1) == '/')
        path.setLength(path.length() - 1);
      path.append(open ? "" : "/").append(Quoting.PATH.quote(segment));
      open = false;
    }
    String text = path.toString();
    return base.with(base.host() == null ? text : normalize(text), "", "");
  }

  /**
   * Parses a query string into decoded pairs.
   *
   * @param query encoded
   * @return the pairs
   */
  public static ListMultiDict<String> query(String query) {
    ListMultiDict<String> pairs = new ListMultiDict<>();
    for (String pair : query.split("&")) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.put(Quoting.unquotePlus(name), Quoting.unquotePlus(value));
    }
    return pairs;
  }

  /**
   * Makes a query string.
   *
   * @param name plain
   * @param value a string, a number, or a collection of them
   * @param out what it is appended to
   * @throws IllegalArgumentException if the value is of another type, or no finite number
   */
  public static void queryPair(String name, @Nullable Object value, StringBuilder out) {
    if (value instanceof Iterable<?> several) {
      for (Object one : several) queryPair(name, one, out);
      return;
    }
    if (out.length() > 0 && out.charAt(out.length() - 1) != '&') out.append('&');
    out.append(Quoting.QUERY_PART.quote(name))
        .append('=')
        .append(Quoting.QUERY_PART.quote(queryValue(name, value)));
  }

  private static String queryValue(String name, @Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isInfinite(number) || Double.isNaN(number)) {
        throw new IllegalArgumentException(
            "float('" + value + "') is not supported, as value of " + name);
      }
    }
    if (value instanceof CharSequence || value instanceof Number || value instanceof Enum<?>) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "Invalid variable type: value should be a string or a number, got "
            + (value == null ? "null" : value + " of " + value.getClass().getName())
            + " for "
            + name
            + ": make it a string");
  }
}
