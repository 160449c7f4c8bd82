package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.RouteDef;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes, and what answers them. */
final class Handlers {
  private Handlers() {}

  static RouteDef[] routes() {
    return new RouteDef[] {
      Web.post("/", Handlers::create),
      Web.get("/health", Health::answer),
      Web.get("/" + Codes.ROUTE, Handlers::follow),
      Web.get("/" + Codes.ROUTE + "/stats", Handlers::stats),
      Web.delete("/" + Codes.ROUTE, Handlers::delete)
    };
  }

  private static StreamResponse create(Request request) {
    var url = Urls.of(body(request));
    var code = links(request).create(url);
    var link = request.scheme() + "://" + request.host() + "/" + code;
    return Response.json(Map.of("short", link)).status(201).header("Location", link);
  }

  private static @Nullable Object body(Request request) {
    try {
      return await(request.json());
    } catch (IllegalArgumentException e) {
      throw new HttpException.BadRequest().text("The body is no JSON: " + e.getMessage());
    }
  }

  private static StreamResponse follow(Request request) {
    var url = links(request).follow(code(request));
    throw new HttpException.Found(url.orElseThrow(() -> unknown(request)));
  }

  private static StreamResponse stats(Request request) {
    var link = links(request).find(code(request)).orElseThrow(() -> unknown(request));
    var stats = new LinkedHashMap<String, Object>();
    stats.put("url", link.url());
    stats.put("created", link.created().toString());
    stats.put("hits", link.hits());
    return Response.json(stats);
  }

  private static StreamResponse delete(Request request) {
    if (!links(request).delete(code(request))) throw unknown(request);
    return Response.empty(204);
  }

  private static Links links(Request request) {
    return request.app().get(Contexts.LINKS);
  }

  private static String code(Request request) {
    return request.matchInfo().get("code");
  }

  private static HttpException unknown(Request request) {
    return new HttpException.NotFound().text("There is no link " + code(request));
  }
}
