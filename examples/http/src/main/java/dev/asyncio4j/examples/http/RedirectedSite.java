package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.await;
import static java.util.stream.Collectors.joining;

import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.CookieOptions;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** A site of redirects, and of cookies that it gives and tells. */
final class RedirectedSite {
  private static final List<String> TOLD =
      List.of("Authorization", "Cookie", "X-Mine", "Content-Type", "Referer");

  private RedirectedSite() {}

  static Application application() {
    var app = Application.create();
    app.addRoutes(
        Web.route("*", "/to/{status}", RedirectedSite::redirect),
        Web.route("*", "/tell", RedirectedSite::tell),
        Web.get("/chain/{n}", RedirectedSite::chain),
        Web.get("/cookies", RedirectedSite::cookies),
        Web.get("/deep/cookies", RedirectedSite::cookies),
        Web.get("/give", r -> give()),
        Web.get("/login", r -> login()),
        Web.get("/drop", r -> drop()));
    return app;
  }

  /** /to/307?to=/x: a redirect of that status, there. */
  private static StreamResponse redirect(Request request) {
    await(request.read());
    int status = Integer.parseInt(request.matchInfo().get("status"));
    StreamResponse response = Response.text("moved").status(status);
    return request.query().contains("to")
        ? response.header("Location", request.query().get("to"))
        : response;
  }

  private static StreamResponse chain(Request request) {
    int n = Integer.parseInt(request.matchInfo().get("n"));
    if (n > 0) throw new HttpException.Found("/chain/" + (n - 1));
    return Response.text("the end");
  }

  private static StreamResponse tell(Request request) {
    String body = await(request.text());
    String kept = TOLD.stream().filter(request.headers()::contains).collect(joining(","));
    return Response.text(
        request.method() + " " + request.pathQs() + " body=" + body + " kept=" + kept);
  }

  private static StreamResponse cookies(Request request) {
    return Response.text(
        new TreeMap<>(request.cookies())
            .entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(joining(" ")));
  }

  private static StreamResponse give() {
    var cookie = CookieOptions.defaults();
    StreamResponse response =
        Response.text("given")
            .setCookie("plain", "1")
            .setCookie("deep", "2", cookie.path("/deep"))
            .setCookie("short", "3", cookie.maxAge(Duration.ZERO))
            .setCookie("only_tls", "4", cookie.secure(true))
            .setCookie("words", "a b;c");
    response.headers().add("Set-Cookie", "foreign=5; Domain=example.org");
    response.headers().add("Set-Cookie", "bad name=6");
    response.headers().add("Set-Cookie", "good=7; Unknown; Expires=not a date");
    return response;
  }

  private static StreamResponse login() {
    throw new HttpException.Found("/cookies").setCookie("on_the_way", "yes");
  }

  private static StreamResponse drop() {
    return Response.text("dropped").deleteCookie("plain");
  }
}
