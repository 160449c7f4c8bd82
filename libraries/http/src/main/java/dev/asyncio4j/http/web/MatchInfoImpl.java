package dev.asyncio4j.http.web;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of routing: a route, or why there is none. */
final class MatchInfoImpl extends AbstractMap<String, String> implements MatchInfo {
  private final Map<String, String> values;
  private final RouteImpl route;
  private final @Nullable HttpException error;
  private List<ApplicationImpl> apps = List.of(); // the outermost first
  private @Nullable ApplicationImpl currentApp;

  MatchInfoImpl(Map<String, String> values, RouteImpl route) {
    this(values, route, null);
  }

  private MatchInfoImpl(
      Map<String, String> values, RouteImpl route, @Nullable HttpException error) {
    this.values = values;
    this.route = route;
    this.error = error;
  }

  static MatchInfoImpl failed(HttpException error) {
    Handler handler =
        request -> {
          throw error;
        };
    return new MatchInfoImpl(Map.of(), new RouteImpl(Methods.ANY, handler, null, null), error);
  }

  /** Puts an application around those that are there. */
  void addApp(ApplicationImpl app) {
    if (apps.isEmpty()) {
      apps = app.alone;
      return;
    }
    var more = new ArrayList<ApplicationImpl>();
    more.add(app);
    more.addAll(apps);
    apps = more;
  }

  /** Has the request begin its way, in the outermost application. */
  Handler chain() {
    currentApp = apps.get(0);
    return route.chain(apps);
  }

  ApplicationImpl currentApp() {
    if (currentApp == null) throw new IllegalStateException("the request is in no application");
    return currentApp;
  }

  void currentApp(ApplicationImpl app) {
    currentApp = app;
  }

  /** A value of the current application, or of the nearest one around it. */
  <T> T config(AppKey<T> key) {
    for (int i = apps.indexOf(currentApp()); i >= 0; i--) {
      T value = apps.get(i).find(key);
      if (value != null) return value;
    }
    throw new NoSuchElementException("no " + key + " in " + currentApp + " nor around it");
  }

  List<ApplicationImpl> stack() {
    return apps;
  }

  RouteImpl found() {
    return route;
  }

  @Override
  public Route route() {
    return route;
  }

  @Override
  public List<Application> apps() {
    return Collections.unmodifiableList(apps);
  }

  @Override
  public Optional<HttpException> httpException() {
    return Optional.ofNullable(error);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return Collections.unmodifiableMap(values).entrySet();
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    return values.get(name);
  }

  @Override
  public String toString() {
    return "MatchInfo" + values + (error == null ? route.toString() : "[" + error.status() + "]");
  }
}
