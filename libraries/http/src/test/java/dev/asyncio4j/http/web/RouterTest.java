package dev.asyncio4j.http.web;

import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static Handler says(String text) {
    return request -> Response.text(text + new java.util.TreeMap<>(request.matchInfo()));
  }

  @Test
  @DisplayName("HTTP-W-02 a path without names comes before a template, whichever was added first")
  void explicitPathsComeFirst() {
    serving(
        app(
            Web.get("/{any}", says("template")),
            Web.get("/fixed", says("fixed")),
            Web.get("/a/{x}/c", says("longer")),
            Web.get("/{x}/{y}/c", says("shorter"))),
        site -> {
          assertThat(site.get("/fixed").body()).isEqualTo("fixed{}");
          assertThat(site.get("/other").body()).isEqualTo("template{any=other}");
          assertThat(site.get("/a/b/c").body()).isEqualTo("longer{x=b}");
          assertThat(site.get("/z/b/c").body()).isEqualTo("shorter{x=z, y=b}");
        });
  }

  @Test
  @DisplayName("HTTP-W-02 of two templates alike the one added first answers")
  void firstAddedOfTheSameStart() {
    serving(
        app(Web.get("/u/{id:\\d+}", says("number")), Web.get("/u/{name}", says("name"))),
        site -> {
          assertThat(site.get("/u/7").body()).isEqualTo("number{id=7}");
          assertThat(site.get("/u/x7").body()).isEqualTo("name{name=x7}");
        });
  }

  @Test
  @DisplayName("HTTP-W-02 encoded paths match decoded; an encoded slash stays in its segment")
  void encodedPaths() {
    serving(
        app(
            Web.get("/straße/{x}/ä b", says("german")),
            Web.get("/file/{name}", says("file")),
            Web.get("/all/{rest:.*}", says("all"))),
        site -> {
          assertThat(site.get("/stra%C3%9Fe/%C3%B6/%C3%A4%20b").body()).isEqualTo("german{x=ö}");
          assertThat(site.get("/file/a%2Fb%25").body()).isEqualTo("file{name=a/b%}");
          assertThat(site.get("/file/a/b").statusCode()).isEqualTo(404);
          assertThat(site.get("/all/a%2Fb/c%20d").body()).isEqualTo("all{rest=a/b/c d}");
          assertThat(site.get("/all/").body()).isEqualTo("all{rest=}");
        });
  }

  @Test
  @DisplayName(
      "HTTP-W-02 an unknown path is 404, a known one for other methods 405 with Allow, sorted")
  void notFoundAndNotAllowed() {
    serving(
        app(Web.put("/x", says("put")), Web.get("/x", says("get")), Web.delete("/{y}", says("d"))),
        site -> {
          assertThat(site.get("/none/of/these").statusCode()).isEqualTo(404);
          assertThat(site.get("/none/of/these").body()).isEqualTo("404: Not Found");
          var refused = site.send("POST", "/x", "");
          assertThat(refused.statusCode()).isEqualTo(405);
          assertThat(refused.headers().firstValue("Allow")).contains("DELETE,GET,HEAD,PUT");
        });
  }

  @Test
  @DisplayName("HTTP-W-02 a route for GET answers HEAD without a body, unless it is told not to")
  void headByGet() {
    serving(
        app(
            Web.get("/yes", says("yes")),
            Web.get("/no", says("no"), RouteOptions.defaults().allowHead(false))),
        site -> {
          var head = site.send("HEAD", "/yes", "");
          assertThat(head.statusCode()).isEqualTo(200);
          assertThat(head.body()).isEmpty();
          assertThat(head.headers().firstValue("Content-Length")).contains("5");
          assertThat(site.send("HEAD", "/no", "").statusCode()).isEqualTo(405);
        });
  }

  @Test
  @DisplayName("HTTP-W-03 a template that cannot be is refused when it is added")
  void badTemplates() {
    var router = Application.create().router();
    for (var path : new String[] {"none", "/{", "/}", "/{1}", "/{a:}", "/{a}{a}", "/{a:(}"}) {
      assertThatThrownBy(() -> router.addGet(path, says("")))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> router.addGet("/{a}/x{", says("")))
        .hasMessage("Invalid path '/{a}/x{'['/x{']");
    assertThatThrownBy(() -> router.addGet("/{a}{a}", says("")))
        .hasMessageContaining("redefinition of group name 'a'");
    assertThatThrownBy(() -> router.addRoute("G T", "/", says("")))
        .hasMessage("'G T' is not allowed HTTP method");
    assertThat(router.routes()).isEmpty();
  }

  @Test
  @DisplayName("HTTP-W-03 a second route for a method, and any route after the set-up, is refused")
  void lateAndDoubleRoutes() {
    var app = app(Web.get("/x", says("")));
    assertThatThrownBy(() -> app.router().addGet("/x", says("")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Added route will never be executed, method HEAD");
    serving(
        app,
        site -> {
          assertThat(app.isFrozen()).isTrue();
          assertThatThrownBy(() -> app.router().addPost("/y", says("")))
              .isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(() -> app.onStartup().append(a -> {}))
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("HTTP-W-03 names: urlFor quotes values, and wants each of them")
  void urls() {
    var router = Application.create().router();
    var resource = router.addResource("/a b/{x}/{y:\\d+}", "r.one");
    assertThat(router.get("r.one")).isSameAs(resource);
    assertThat(resource.canonical()).isEqualTo("/a%20b/{x}/{y}");
    assertThat(resource.urlFor("x", "ü/%?", "y", "7")).hasToString("/a%20b/%C3%BC/%25%3F/7");
    assertThatThrownBy(() -> resource.urlFor("x", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a value for 'y'");
    assertThatThrownBy(() -> resource.urlFor(Map.of("x", "1", "y", "2", "z", "3")))
        .hasMessageContaining("has no 'z'");
    assertThatThrownBy(() -> router.addResource("/other", "r.one"))
        .hasMessageContaining("Duplicate 'r.one'");
    assertThatThrownBy(() -> router.addResource("/other", "no name"))
        .hasMessageContaining("Incorrect route name");
  }

  @Test
  @DisplayName("HTTP-W-02 a thousand routes: the last one is found as fast as the first one")
  void manyRoutes() {
    var app = Application.create();
    for (int i = 0; i < 1000; i++) app.router().addGet("/r" + i + "/{x}", says("r" + i));
    serving(
        app,
        site -> {
          assertThat(site.get("/r999/q").body()).isEqualTo("r999{x=q}");
          assertThat(site.get("/r1000/q").statusCode()).isEqualTo(404);
        });
  }

  @Test
  @DisplayName("HTTP-W-02 a view answers the methods that it overrides")
  void views() {
    class Notes implements View {
      @Override
      public StreamResponse get(Request request) {
        return Response.text("notes");
      }

      @Override
      public StreamResponse post(Request request) {
        throw new HttpException.Created().header("Location", "/notes/1");
      }
    }
    serving(
        app(Web.view("/notes", Notes::new)),
        site -> {
          assertThat(site.get("/notes").body()).isEqualTo("notes");
          assertThat(site.send("POST", "/notes", "x").statusCode()).isEqualTo(201);
          var refused = site.send("DELETE", "/notes", "");
          assertThat(refused.statusCode()).isEqualTo(405);
          assertThat(refused.headers().firstValue("Allow")).contains("GET,POST");
        });
  }

  @Test
  @DisplayName("HTTP-W-02 normalizePath sends to the path that exists, never to another host")
  void normalizedPaths() {
    var app =
        Application.create(
            AppOptions.defaults().middlewares(Web.normalizePath(NormalizeOptions.defaults())));
    app.addRoutes(Web.get("/a/b/", says("")), Web.get("/{x}/", says("")));
    serving(
        app,
        site -> {
          var moved = site.get("/a//b?q=1");
          assertThat(moved.statusCode()).isEqualTo(308);
          assertThat(moved.headers().firstValue("Location")).contains("/a/b/?q=1");
          assertThat(
                  site.raw("GET //evil.example HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
              .contains("Location: /evil.example/");
          assertThat(site.get("/a/c/d").statusCode()).isEqualTo(404);
        });
  }
}
