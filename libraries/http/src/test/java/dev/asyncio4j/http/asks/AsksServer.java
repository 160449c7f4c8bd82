package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.ContentCoding;
import dev.asyncio4j.http.web.FormValue;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.transports.TransportInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A server that shows what it was asked, and fails in some ways. */
final class AsksServer {
  /** What a test does with the base URL of the server. */
  interface Body {
    void run(String base) throws Exception;
  }

  /** Addresses of the clients that asked for {@code /show}. */
  final Set<String> peers = new HashSet<>();

  /** Runs a test while the server runs. */
  void during(Body body) {
    var app = Application.create();
    app.addRoutes(
        Web.route("*", "/show", this::show),
        Web.route("*", "/api/show", this::show),
        Web.get("/page/{n}", r -> Response.text("page " + r.matchInfo().get("n"))),
        Web.get("/set", r -> Response.text("set").setCookie("c", "1")),
        Web.get(
            "/gone",
            r -> {
              throw new HttpException.Gone();
            }),
        Web.get(
            "/loop",
            r -> {
              throw new HttpException.Found("/loop");
            }),
        Web.get(
            "/hop",
            r -> {
              throw new HttpException.Found("/show");
            }),
        Web.get(
            "/slow",
            r -> {
              await(sleep(Duration.ofSeconds(5)));
              return Response.text("late");
            }),
        Web.get(
            "/gzip",
            r -> Response.text("compressed ".repeat(100)).enableCompression(ContentCoding.GZIP)));
    run(
        async(
            () -> {
              var runner = AppRunner.create(app);
              await(runner.setup());
              try {
                var site = Site.tcp(runner, "127.0.0.1", 0);
                await(site.start());
                body.run("http://127.0.0.1:" + site.port());
              } finally {
                await(runner.cleanup());
              }
            }));
  }

  private StreamResponse show(Request request) throws Exception {
    peers.add(request.extraInfo(TransportInfo.PEER_ADDRESS).toString());
    Map<String, String> told = new TreeMap<>();
    told.put("method", request.method());
    told.put("query", request.relUrl().rawQueryString());
    told.put("cookies", request.cookies().toString());
    told.put("x", request.headers().get("X", "-"));
    told.put("auth", request.headers().get("Authorization", "-"));
    told.put("type", request.contentType());
    if (request.contentType().startsWith("multipart/")) {
      var fields = new ArrayList<String>();
      for (var field : await(request.post())) {
        boolean file = field.getValue() instanceof FormValue.FileField;
        fields.add(field.getKey() + (file ? " file" : "=" + field.getValue()));
      }
      told.put("body", fields.toString());
    } else {
      told.put("body", await(request.text()));
    }
    return Response.json(told);
  }

  /** What the server told of a request for {@code /show}. */
  @SuppressWarnings("unchecked")
  static Map<String, String> shown(AsksResponse reply) {
    return (Map<String, String>) reply.json();
  }
}
