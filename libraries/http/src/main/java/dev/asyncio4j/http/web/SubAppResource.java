package dev.asyncio4j.http.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sub-application under a prefix, or under a domain. */
final class SubAppResource extends ResourceBase {
  private final ApplicationImpl app;

  /** Null: it is found by its prefix. */
  private final @Nullable DomainRule domain;

  private String prefix;

  SubAppResource(String prefix, ApplicationImpl app) {
    this(prefix, app, null);
    app.router.addPrefix(prefix);
  }

  SubAppResource(DomainRule domain, ApplicationImpl app) {
    this("", app, domain);
  }

  private SubAppResource(String prefix, ApplicationImpl app, @Nullable DomainRule domain) {
    super(null);
    this.prefix = Paths.requote(prefix);
    this.app = app;
    this.domain = domain;
  }

  boolean isDomain() {
    return domain != null;
  }

  @Override
  public String canonical() {
    return domain != null ? domain.toString() : prefix;
  }

  @Override
  @Nullable MatchInfoImpl resolve(RequestImpl request, Set<String> allowed) {
    if (domain != null && !domain.matches(request.headers().get("Host"))) return null;
    var match = app.router.resolve(request);
    match.addApp(app);
    return match;
  }

  @Override
  @Nullable Map<String, String> match(String path) {
    throw new AssertionError("the sub-application routes");
  }

  @Override
  String indexKey() {
    return Paths.decodeSafely(prefix);
  }

  @Override
  void addPrefix(String more) {
    prefix = more + prefix;
    app.router.addPrefix(more);
  }

  @Override
  void freeze() {
    super.freeze();
    app.preFreeze();
  }

  @Override
  boolean isAddedAs(String path) {
    return false;
  }

  @Override
  public Route addRoute(String method, Handler handler) {
    throw new UnsupportedOperationException("add routes to the sub-application itself");
  }

  @Override
  public List<Route> routes() {
    return app.router.routes();
  }

  @Override
  String path(Map<String, String> parts) {
    throw new UnsupportedOperationException(
        "urlFor is not supported by the root of a sub-application: ask a resource of its own");
  }

  @Override
  public String toString() {
    return "Resource[" + canonical() + " -> " + app + "]";
  }
}
