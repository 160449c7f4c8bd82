package dev.asyncio4j.http.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The resources of an application, found by their paths.
 *
 * <p>{@link #index} has each resource under the decoded text of its path before any name. A request
 * is looked up by its whole path, then without its last segment, and so on: the most explicit
 * resource is found first, however many there are.
 */
final class RouterImpl implements Router {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*([.:-][\\p{L}_][\\p{L}\\p{N}_]*)*");

  private final List<ResourceBase> resources = new ArrayList<>();
  private final Map<String, Resource> named = new LinkedHashMap<>();
  private final Map<String, List<ResourceBase>> index = new HashMap<>();
  private final List<SubAppResource> domains = new ArrayList<>();
  private boolean frozen;

  /** Finds the route of a request. */
  MatchInfoImpl resolve(RequestImpl request) {
    var allowed = new TreeSet<String>(); // the methods of paths that fit
    for (var domain : domains) {
      var match = domain.resolve(request, allowed);
      if (match != null) return match;
    }
    for (String part = request.routingPath(); ; part = parent(part)) {
      var candidates = index.get(part);
      if (candidates != null) {
        for (int i = 0; i < candidates.size(); i++) {
          var match = candidates.get(i).resolve(request, allowed);
          if (match != null) return match;
        }
      }
      if (part.length() <= 1) break;
    }
    return MatchInfoImpl.failed(
        allowed.isEmpty()
            ? new HttpException.NotFound()
            : new HttpException.MethodNotAllowed(request.method(), allowed));
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static String key(ResourceBase resource) {
    var key = resource.indexKey();
    int end = key.length();
    while (end > 0 && key.charAt(end - 1) == '/') end--;
    return end == 0 ? "/" : key.substring(0, end);
  }

  <R extends ResourceBase> R register(R resource) {
    checkNotFrozen();
    resource.name().ifPresent(name -> name(name, resource));
    resources.add(resource);
    if (resource instanceof SubAppResource sub && sub.isDomain()) domains.add(sub);
    else index.computeIfAbsent(key(resource), k -> new ArrayList<>()).add(resource);
    return resource;
  }

  private void checkNotFrozen() {
    if (frozen) throw new IllegalStateException("Cannot register a resource into frozen router.");
  }

  private void name(String name, Resource resource) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Incorrect route name '"
              + name
              + "', the name should be a sequence of identifiers separated by dash, dot or column");
    }
    if (named.putIfAbsent(name, resource) != null) {
      throw new IllegalArgumentException(
          "Duplicate '" + name + "', already handled by " + named.get(name));
    }
  }

  /** Puts the path of a parent application before all paths. */
  void addPrefix(String prefix) {
    index.clear();
    for (var resource : resources) {
      resource.addPrefix(prefix);
      if (resource instanceof SubAppResource sub && sub.isDomain()) continue;
      index.computeIfAbsent(key(resource), k -> new ArrayList<>()).add(resource);
    }
  }

  void freeze() {
    frozen = true;
    resources.forEach(ResourceBase::freeze);
  }

  @Override
  public ResourceBase addResource(String path, @Nullable String name) {
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException(
          "path should be started with / or be empty, got '" + path + "'");
    }
    checkNotFrozen();
    if (!resources.isEmpty()) {
      var last = resources.get(resources.size() - 1);
      if (last.isAddedAs(path) && last.name().equals(java.util.Optional.ofNullable(name)))
        return last;
    }
    return register(
        PathTemplate.isOne(path) ? new DynamicResource(path, name) : new PlainResource(path, name));
  }

  @Override
  public Route addRoute(String method, String path, Handler handler, RouteOptions options) {
    Methods.check(method);
    return addResource(path, options.name()).addRoute(method, handler, options.expectHandler());
  }

  @Override
  public Resource addStatic(String prefix, Path folder, StaticOptions options) {
    if (!prefix.startsWith("/")) {
      throw new IllegalArgumentException("prefix should be started with /, got '" + prefix + "'");
    }
    var trimmed = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    return register(new StaticResource(trimmed, folder, options));
  }

  @Override
  public Map<String, Resource> named() {
    return Collections.unmodifiableMap(named);
  }

  @Override
  public Resource get(String name) {
    var resource = named.get(name);
    if (resource == null) {
      throw new NoSuchElementException("no resource '" + name + "': there are " + named.keySet());
    }
    return resource;
  }

  @Override
  public List<Resource> resources() {
    return Collections.unmodifiableList(resources);
  }

  @Override
  public List<Route> routes() {
    var routes = new ArrayList<Route>();
    for (var resource : resources) routes.addAll(resource.routes());
    return routes;
  }

  @Override
  public String toString() {
    return "Router[" + resources.size() + " resources" + (frozen ? ", frozen" : "") + "]";
  }
}
