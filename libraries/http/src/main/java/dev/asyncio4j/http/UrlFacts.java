package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.Hosts;
import dev.asyncio4j.http.internal.Quoting;
import dev.asyncio4j.http.internal.UrlParser;
import dev.asyncio4j.http.internal.UrlParts;
import org.jspecify.annotations.Nullable;

/** Parts of a {@link Url}, each as the network has it and as people read it. */
abstract sealed class UrlFacts permits Url {
  final UrlParts parts;
  private @Nullable String text;

  UrlFacts(UrlParts parts) {
    this.parts = parts;
  }

  /** {@return whether it has a host} */
  public boolean isAbsolute() {
    return parts.host() != null;
  }

  /** {@return the scheme in lower case; empty if there is none} */
  public String scheme() {
    return parts.scheme();
  }

  /** {@return the host for people, without brackets; null in a relative URL} */
  public @Nullable String host() {
    return parts.host() == null ? null : Hosts.decode(parts.host());
  }

  /** {@return the host as the network has it, in ASCII; null in a relative URL} */
  public @Nullable String rawHost() {
    return parts.host();
  }

  /** {@return the port, given or the scheme's own; -1 if there is neither} */
  public int port() {
    return parts.port() >= 0 ? parts.port() : UrlParts.defaultPort(parts.scheme());
  }

  /**
   * {@return host and port as in the field Host: brackets around IPv6, no port that is by default}
   */
  public String authority() {
    return parts.authority(false, false);
  }

  /** {@return the user, decoded; null if there is none} */
  public @Nullable String user() {
    return parts.user() == null ? null : Quoting.unquote(parts.user());
  }

  /** {@return the password, decoded; null if there is none} */
  public @Nullable String password() {
    return parts.password() == null ? null : Quoting.unquote(parts.password());
  }

  /** {@return the path, decoded; at least a slash in an absolute URL} */
  public String path() {
    return Quoting.unquote(rawPath());
  }

  /** {@return the path, encoded} */
  public String rawPath() {
    return parts.pathOrRoot();
  }

  /** {@return the last segment of the path, decoded; empty if that ends with a slash} */
  public String name() {
    return Quoting.unquote(rawPath().substring(rawPath().lastIndexOf('/') + 1));
  }

  /** {@return the query, encoded; empty if there is none} */
  public String rawQueryString() {
    return parts.query();
  }

  /** {@return path and query, encoded: what a request asks its server for} */
  public String rawPathQs() {
    return parts.query().isEmpty() ? rawPath() : rawPath() + "?" + parts.query();
  }

  /** {@return the query, decoded} */
  public MultiDict<String> query() {
    return UrlParser.query(parts.query());
  }

  /** {@return the fragment, decoded; empty if there is none} */
  public String fragment() {
    return Quoting.unquote(parts.fragment());
  }

  /** {@return the text for people, decoded as far as it can be read back} */
  public String humanRepr() {
    return QueryText.human(this, parts);
  }

  /** {@return the text, encoded, with user and password} */
  @Override
  public String toString() {
    String known = text;
    return known != null ? known : (text = parts.toString());
  }
}
