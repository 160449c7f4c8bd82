package dev.asyncio4j.http.web;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.http.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The common part of all resources: a name, and routes by method. */
abstract class ResourceBase implements Resource {
  private final @Nullable String name;

  /** Routes by method, in the order of their adding. */
  final Map<String, RouteImpl> routes = new LinkedHashMap<>();

  private boolean frozen;

  ResourceBase(@Nullable String name) {
    this.name = name;
  }

  /** Matches a decoded path. */
  abstract @Nullable Map<String, String> match(String path);

  /** The path, decoded, under which the router files this: its part before any name. */
  abstract String indexKey();

  /** Puts the path of a parent application before this one's. */
  abstract void addPrefix(String prefix);

  /** True if it was added with this path. */
  abstract boolean isAddedAs(String path);

  /** The URL for values of which each has a name. */
  abstract String path(Map<String, String> parts);

  /**
   * Looks for a route.
   *
   * @param allowed gets the methods of this resource if the path fits
   * @return null: none
   */
  @Nullable MatchInfoImpl resolve(RequestImpl request, Set<String> allowed) {
    var values = match(request.routingPath());
    if (values == null) return null;
    var route = route(request.method());
    if (route != null) return new MatchInfoImpl(values, route);
    allowed.addAll(routes.keySet());
    return null;
  }

  final @Nullable RouteImpl route(String method) {
    var route = routes.get(method);
    return route != null ? route : routes.get(Methods.ANY);
  }

  @Override
  public final Optional<String> name() {
    return Optional.ofNullable(name);
  }

  @Override
  public Route addRoute(String method, Handler handler) {
    return addRoute(method, handler, null);
  }

  RouteImpl addRoute(String method, Handler handler, @Nullable VoidBody1<Request> expectHandler) {
    if (frozen) throw new IllegalStateException("Cannot register a resource into frozen router.");
    var added = new RouteImpl(method, handler, this, expectHandler);
    var before = route(added.method());
    if (before != null) {
      throw new IllegalStateException(
          "Added route will never be executed, method %s is already registered for %s"
              .formatted(before.method(), canonical()));
    }
    routes.put(added.method(), added);
    return added;
  }

  void freeze() {
    frozen = true;
  }

  @Override
  public List<Route> routes() {
    return new ArrayList<>(routes.values());
  }

  @Override
  public final Url urlFor(Map<String, String> parts) {
    return Url.of(path(parts));
  }

  @Override
  public final Url urlFor(String... keyValue) {
    if (keyValue.length % 2 != 0) {
      throw new IllegalArgumentException("a value is missing: names and values come in turn");
    }
    var parts = new LinkedHashMap<String, String>();
    for (int i = 0; i < keyValue.length; i += 2) parts.put(keyValue[i], keyValue[i + 1]);
    return urlFor(parts);
  }

  @Override
  public String toString() {
    return "Resource[" + (name == null ? "" : "'" + name + "' ") + canonical() + "]";
  }
}
