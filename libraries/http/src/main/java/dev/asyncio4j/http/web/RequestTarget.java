package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.internal.Quoting;
import org.jspecify.annotations.Nullable;

/** The target of a request: mostly a path and a query, seldom a whole URL. */
final class RequestTarget {
  private final String pathQs;
  private final @Nullable String authority;
  private @Nullable String routingPath;
  private @Nullable Url url;

  RequestTarget(String target) {
    int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
    if (scheme < 0) {
      pathQs = target;
      authority = null;
    } else {
      int path = target.indexOf('/', scheme + 3);
      int query = target.indexOf('?', scheme + 3);
      int end = path < 0 ? (query < 0 ? target.length() : query) : path;
      authority = target.substring(scheme + 3, end);
      pathQs = path < 0 ? "/" + target.substring(end) : target.substring(path);
    }
  }

  /** The host of a whole URL; null: it is a path. */
  @Nullable String authority() {
    return authority;
  }

  private String rawPath() {
    int end = pathQs.length();
    int query = pathQs.indexOf('?');
    int fragment = pathQs.indexOf('#');
    if (query >= 0) end = query;
    if (fragment >= 0 && fragment < end) end = fragment;
    return pathQs.substring(0, end);
  }

  String routingPath() {
    if (routingPath == null) routingPath = Paths.decodeSafely(rawPath());
    return routingPath;
  }

  String path() {
    return Quoting.unquote(rawPath());
  }

  Url url() {
    if (url == null) url = pathQs.startsWith("//") ? afterSlashes() : Url.of(pathQs);
    return url;
  }

  /** Two slashes at the start would be read as a host. */
  private Url afterSlashes() {
    int query = pathQs.indexOf('?');
    var path = Url.of("/").withPath(path());
    return query < 0 ? path : path.withQuery(pathQs.substring(query + 1));
  }
}
