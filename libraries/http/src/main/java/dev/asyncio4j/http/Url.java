package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.Hosts;
import dev.asyncio4j.http.internal.Quoting;
import dev.asyncio4j.http.internal.UrlParser;
import dev.asyncio4j.http.internal.UrlParts;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A URL, absolute or relative, that quotes what it is made of.
 *
 * <p><i>Python:</i> {@code yarl.URL}. What is encoded already stays so, what needs no encoding is
 * decoded ({@code %41} is {@code A}), everything else is encoded: the same URL has one text. Names
 * of hosts become ASCII by IDNA 2003, the JDK's. Two URLs are equal if their texts are.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * Url url = Url.of("http://example.com/a b").child("ü").updateQuery(Map.of("q", "1&2"));
 * System.out.println(url); // http://example.com/a%20b/%C3%BC?q=1%262
 * }</pre>
 */
public final class Url extends UrlFacts {
  private Url(UrlParts parts) {
    super(parts);
  }

  /**
   * Parses a URL.
   *
   * @param url plain, encoded, or a mixture of both
   * @return the URL
   * @throws IllegalArgumentException if its authority is broken, or missing where the scheme needs
   *     it
   */
  public static Url of(String url) {
    return new Url(UrlParser.parse(url));
  }

  /** Takes a URL whose parts are encoded as they are to stay. */
  static Url encoded(String url) {
    return new Url(UrlParser.split(url));
  }

  /**
   * Returns the URL of a URI.
   *
   * @param uri of the JDK
   * @return the URL
   */
  public static Url of(URI uri) {
    return of(uri.toString());
  }

  /**
   * Returns scheme, host and port alone.
   *
   * @return the origin
   * @throws IllegalArgumentException if this is relative, or has no scheme
   */
  public Url origin() {
    needAbsolute("URL should be absolute");
    if (parts.scheme().isEmpty()) throw new IllegalArgumentException("URL should have scheme");
    return new Url(parts.at(null, null, parts.host(), parts.port()).with("", "", ""));
  }

  /** {@return this without the last segment, query and fragment} */
  public Url parent() {
    int slash = parts.path().lastIndexOf('/');
    String up =
        slash < 0 || parts.path().equals("/") ? parts.path() : parts.path().substring(0, slash);
    return new Url(parts.with(slash < 0 && !parts.path().isEmpty() ? "" : up, "", ""));
  }

  /**
   * Resolves a reference against this, as a browser does with a link.
   *
   * @param reference relative or absolute
   * @return the URL it leads to
   */
  public Url join(Url reference) {
    return new Url(UrlParser.join(parts, reference.parts));
  }

  /**
   * Appends to the path.
   *
   * <p><i>Python:</i> {@code url / "name"} and {@code joinpath}.
   *
   * @param segments plain text; a slash in one parts it
   * @return the URL without query and fragment
   * @throws IllegalArgumentException if one begins with a slash
   */
  public Url child(String... segments) {
    return new Url(UrlParser.child(parts, segments));
  }

  /**
   * Returns this with another scheme.
   *
   * @param scheme such as {@code https}
   * @return a changed copy
   * @throws IllegalArgumentException if this is relative and the scheme needs a host
   */
  public Url withScheme(String scheme) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    if (parts.host() == null && UrlParser.needsHost(lower)) {
      throw new IllegalArgumentException(
          "scheme replacement is not allowed for relative URLs for the " + lower + " scheme");
    }
    return new Url(
        new UrlParts(
            lower,
            parts.user(),
            parts.password(),
            parts.host(),
            parts.port(),
            parts.path(),
            parts.query(),
            parts.fragment()));
  }

  /**
   * Returns this with another host.
   *
   * @param host a name or an address
   * @return a changed copy
   * @throws IllegalArgumentException if this is relative, or it is no host
   */
  public Url withHost(String host) {
    needAbsolute("host replacement is not allowed for relative URLs");
    if (host.isEmpty()) throw new IllegalArgumentException("host removing is not allowed");
    return new Url(
        parts.at(parts.user(), parts.password(), Hosts.encode(host, true), parts.port()));
  }

  /**
   * Returns this with another port.
   *
   * @param port 0 to 65535; -1: the scheme's own
   * @return a changed copy
   * @throws IllegalArgumentException if this is relative, or it is no port
   */
  public Url withPort(int port) {
    needAbsolute("port replacement is not allowed for relative URLs");
    if (port < -1 || port > 65535) {
      throw new IllegalArgumentException("port must be between 0 and 65535, got " + port);
    }
    return new Url(parts.at(parts.user(), parts.password(), parts.host(), port));
  }

  /**
   * Returns this with another user.
   *
   * @param user plain; null: none, and no password
   * @return a changed copy
   * @throws IllegalArgumentException if this is relative
   */
  public Url withUser(@Nullable String user) {
    needAbsolute("user replacement is not allowed for relative URLs");
    String encoded = user == null ? null : Quoting.TEXT.quote(user);
    return new Url(
        parts.at(encoded, user == null ? null : parts.password(), parts.host(), parts.port()));
  }

  /**
   * Returns this with another password.
   *
   * @param password plain; null: none
   * @return a changed copy
   * @throws IllegalArgumentException if this is relative
   */
  public Url withPassword(@Nullable String password) {
    needAbsolute("password replacement is not allowed for relative URLs");
    String encoded = password == null ? null : Quoting.TEXT.quote(password);
    return new Url(parts.at(parts.user(), encoded, parts.host(), parts.port()));
  }

  /**
   * Returns this with another path, without query and fragment.
   *
   * @param path plain; a leading slash is added
   * @return a changed copy
   */
  public Url withPath(String path) {
    String quoted = Quoting.PATH.quote(path);
    if (parts.host() != null) quoted = UrlParser.normalize(quoted);
    if (!quoted.isEmpty() && !quoted.startsWith("/")) quoted = "/" + quoted;
    return new Url(parts.with(quoted, "", ""));
  }

  /**
   * Returns this with another last segment, without query and fragment.
   *
   * @param name plain
   * @return a changed copy
   * @throws IllegalArgumentException if it has a slash, or is {@code .} or {@code ..}
   */
  public Url withName(String name) {
    if (name.indexOf('/') >= 0) throw new IllegalArgumentException("Slash in name is not allowed");
    if (name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(". and .. values are forbidden");
    }
    String path = rawPath();
    String quoted = path.substring(0, path.lastIndexOf('/') + 1) + Quoting.PATH.quote(name);
    return new Url(parts.with(quoted, "", ""));
  }

  /**
   * Returns this with another query.
   *
   * @param query names, and strings, numbers or collections of them; null: none
   * @return a changed copy
   * @throws IllegalArgumentException if a value is of another type, or null
   */
  public Url withQuery(@Nullable Map<String, ?> query) {
    return query(QueryText.of(query == null ? Map.of() : query));
  }

  /**
   * Returns this with another query.
   *
   * @param query plain, or encoded in part; null: none
   * @return a changed copy
   */
  public Url withQuery(@Nullable String query) {
    return query(query == null ? "" : Quoting.QUERY.quote(query));
  }

  /**
   * Returns this with some values of the query replaced by name, the others as they are.
   *
   * @param query names, and strings, numbers or collections of them
   * @return a changed copy
   * @throws IllegalArgumentException if a value is of another type, or null
   */
  public Url updateQuery(Map<String, ?> query) {
    return query.isEmpty() ? this : query(QueryText.update(query(), query));
  }

  /** Adds pairs to the query, and keeps those of the same name. */
  Url extendQuery(String encoded) {
    if (encoded.isEmpty()) return this;
    String mine = parts.query();
    return query(
        mine.isEmpty() ? encoded : mine.endsWith("&") ? mine + encoded : mine + "&" + encoded);
  }

  private Url query(String encoded) {
    return new Url(parts.with(parts.path(), encoded, parts.fragment()));
  }

  /**
   * Returns this with another fragment.
   *
   * @param fragment plain; null: none
   * @return a changed copy
   */
  public Url withFragment(@Nullable String fragment) {
    String encoded = fragment == null ? "" : Quoting.FRAGMENT.quote(fragment);
    return new Url(parts.with(parts.path(), parts.query(), encoded));
  }

  /** {@return the URI of the JDK with the same text} */
  public URI toUri() {
    return URI.create(toString());
  }

  private void needAbsolute(String otherwise) {
    if (parts.host() == null) throw new IllegalArgumentException(otherwise + ": " + this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Url that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
