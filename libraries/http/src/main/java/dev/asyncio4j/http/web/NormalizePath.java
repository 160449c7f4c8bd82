package dev.asyncio4j.http.web;

import java.util.LinkedHashSet;
import java.util.Set;

/** The middleware that redirects to a path which has a route. */
final class NormalizePath implements WebMiddleware {
  private final NormalizeOptions options;

  NormalizePath(NormalizeOptions options) {
    this.options = options;
  }

  @Override
  public StreamResponse handle(Request request, Handler next) throws Exception {
    if (request.matchInfo().httpException().isPresent()) redirect(RequestImpl.of(request));
    return next.handle(request);
  }

  private void redirect(RequestImpl request) {
    var target = request.rawPath();
    int mark = target.indexOf('?');
    var path = mark < 0 ? target : target.substring(0, mark);
    var query = mark < 0 ? "" : target.substring(mark);
    for (var candidate : candidates(path)) {
      // two slashes at the start would send the client to another host
      var safe = candidate.replaceFirst("^//+", "/");
      if (request.resolves(safe)) throw options.redirect().apply(safe + query);
    }
  }

  private Set<String> candidates(String path) {
    var merged = path.replaceAll("//+", "/");
    var candidates = new LinkedHashSet<String>();
    if (options.mergeSlashes()) candidates.add(merged);
    if (options.appendSlash() && !path.endsWith("/")) candidates.add(path + "/");
    if (options.removeSlash() && path.endsWith("/")) candidates.add(withoutLast(path));
    if (options.mergeSlashes() && options.appendSlash()) {
      candidates.add((path + "/").replaceAll("//+", "/"));
    }
    if (options.mergeSlashes() && options.removeSlash() && merged.endsWith("/")) {
      candidates.add(withoutLast(merged));
    }
    return candidates;
  }

  private static String withoutLast(String path) {
    return path.length() < 2 ? path : path.substring(0, path.length() - 1);
  }
}
