package dev.asyncio4j.http.web;

import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubAppTest {
  private static final AppKey<String> NAME = AppKey.of("name", String.class);
  private static final AppKey<String> SHARED = AppKey.of("shared", String.class);

  private final Trail trail = Trail.create();

  private Application with(String name, RouteDef... routes) {
    WebMiddleware middleware =
        (request, next) -> {
          trail.add(name + " in " + request.app().get(NAME));
          try {
            return next.handle(request);
          } finally {
            trail.add(name + " out " + request.app().get(NAME));
          }
        };
    return Application.create(AppOptions.defaults().middlewares(middleware))
        .set(NAME, name)
        .addRoutes(routes);
  }

  @Test
  @DisplayName("HTTP-W-04 the path stays whole, middlewares run from the outer to the inner one")
  void paths() {
    var inner =
        with(
            "inner",
            Web.get(
                "/x/{id}",
                r ->
                    Response.text(
                        r.path() + " " + r.matchInfo().get("id") + " " + r.config(SHARED)),
                RouteOptions.defaults().name("x")));
    var outer = with("outer").set(SHARED, "from outer");
    outer.addSubApp("/v1/", inner);
    serving(
        outer,
        site -> {
          assertThat(site.get("/v1/x/7").body()).isEqualTo("/v1/x/7 7 from outer");
          trail.assertIs("outer in outer", "inner in inner", "inner out inner", "outer out outer");
          assertThat(inner.router().get("x").urlFor("id", "8")).hasToString("/v1/x/8");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-04 a 404 inside passes the middlewares of both, and no other resource is asked")
  void notFoundInside() {
    var outer = with("outer", Web.get("/v1/{any:.*}", r -> Response.text("outer's")));
    var sub = with("sub");
    outer.addSubApp("/v1/sub", sub);
    serving(
        outer,
        site -> {
          assertThat(site.get("/v1/sub/none").statusCode()).isEqualTo(404);
          trail.assertIs("outer in outer", "sub in sub", "sub out sub", "outer out outer");
          assertThat(site.get("/v1/other").body()).isEqualTo("outer's");
        });
  }

  @Test
  @DisplayName("HTTP-W-04 sub-applications of sub-applications")
  void nested() {
    var leaf = app(Web.get("/leaf", r -> Response.text(r.matchInfo().apps().size() + r.path())));
    var middle = Application.create();
    middle.addSubApp("/middle", leaf);
    var root = Application.create();
    root.addSubApp("/root", middle);
    serving(
        root,
        site -> assertThat(site.get("/root/middle/leaf").body()).isEqualTo("3/root/middle/leaf"));
  }

  @Test
  @DisplayName(
      "HTTP-W-04 signals and contexts of a sub-application run with its parent's, in the order of"
          + " adding")
  void signals() {
    var sub = Application.create();
    sub.onStartup().append(a -> trail.add("sub startup"));
    sub.onCleanup().append(a -> trail.add("sub cleanup"));
    sub.onShutdown().append(a -> trail.add("sub shutdown"));
    sub.cleanupContexts()
        .append(
            a -> {
              trail.add("sub ctx up");
              return () -> trail.add("sub ctx down");
            });
    var app = Application.create();
    app.onStartup().append(a -> trail.add("early startup"));
    app.addSubApp("/sub", sub);
    app.onStartup().append(a -> trail.add("startup"));
    app.onShutdown().append(a -> trail.add("shutdown"));
    app.onCleanup().append(a -> trail.add("cleanup"));
    app.cleanupContexts()
        .append(
            a -> {
              trail.add("ctx up");
              return () -> trail.add("ctx down");
            });
    serving(app, site -> trail.add("-"));
    trail.assertIs(
        "ctx up",
        "early startup",
        "sub ctx up",
        "sub startup",
        "startup",
        "-",
        "sub shutdown",
        "shutdown",
        "ctx down",
        "sub ctx down",
        "sub cleanup",
        "cleanup");
  }

  @Test
  @DisplayName(
      "HTTP-W-04 a domain, also with a mask, is answered by its application before any path")
  void domains() {
    var app = app(Web.get("/", r -> Response.text("root")));
    app.addDomain("*.example.com", app(Web.get("/", r -> Response.text("masked"))));
    app.addDomain("exact.org:8080", app(Web.get("/", r -> Response.text("exact"))));
    serving(
        app,
        site -> {
          assertThat(ask(site, "a.Example.com")).endsWith("masked");
          assertThat(ask(site, "exact.org:8080")).endsWith("exact");
          assertThat(ask(site, "exact.org")).endsWith("root");
          assertThat(ask(site, "example.com")).endsWith("root");
        });
    assertThatThrownBy(() -> app().addDomain("http://x", app()))
        .hasMessageContaining("Scheme not supported");
    assertThatThrownBy(() -> app().addDomain("-x.org", app()))
        .hasMessageContaining("Domain not valid");
  }

  private static String ask(WebSites site, String host) {
    return site.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  @DisplayName(
      "HTTP-W-04 an application that has been set up, or an empty prefix, cannot be joined")
  void cannotJoin() {
    var joined = Application.create();
    var parent = Application.create();
    parent.addSubApp("/x", joined);
    assertThatThrownBy(() -> Application.create().addSubApp("/y", joined))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot add frozen application");
    assertThatThrownBy(() -> parent.addSubApp("/", Application.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Prefix cannot be empty");
  }
}
