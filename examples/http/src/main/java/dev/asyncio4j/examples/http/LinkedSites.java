package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.web.AppOptions;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Handler;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Three sites that link to each other: north has rules for robots, east has none, west is slow and
 * has broken pages.
 */
public final class LinkedSites {
  private final Map<String, String> origins = new TreeMap<>();
  private final List<AppRunner> runners = new ArrayList<>();
  private final Map<String, Integer> now = new TreeMap<>();
  private int most;
  private int trespasses;

  private LinkedSites() {}

  /** Starts them, each on a port of its own. */
  public static Coroutine<LinkedSites> start() {
    return async(
        () -> {
          var sites = new LinkedSites();
          for (String name : List.of("north", "east", "west")) sites.add(name);
          return sites;
        });
  }

  private void add(String name) {
    var options = AppOptions.defaults().middlewares((r, next) -> counted(name, r, next));
    var app = Application.create(options);
    app.addRoutes(
        Web.get("/robots.txt", r -> robots(name)),
        Web.get("/{path:.*}", r -> page(name, r.path())));
    var runner = AppRunner.create(app);
    await(runner.setup());
    await(Site.tcp(runner, "127.0.0.1", 0).start());
    var address = (InetSocketAddress) runner.addresses().get(0);
    origins.put(name, "http://127.0.0.1:" + address.getPort());
    runners.add(runner);
  }

  /** Stops them. */
  public Coroutine<?> stop() {
    return async(
        () -> {
          for (var runner : runners) await(runner.cleanup());
        });
  }

  /** The address of each by its name. */
  public Map<String, String> origins() {
    return Map.copyOf(origins);
  }

  /** The most requests that one of them had at once. */
  public int most() {
    return most;
  }

  /** The number of visits that the rules forbid. */
  public int trespasses() {
    return trespasses;
  }

  private StreamResponse counted(String name, Request request, Handler next) throws Exception {
    most = Math.max(most, now.merge(name, 1, Integer::sum));
    try {
      return next.handle(request);
    } finally {
      now.merge(name, -1, Integer::sum);
    }
  }

  private static StreamResponse robots(String name) {
    if (name.equals("east")) throw new HttpException.NotFound();
    return Response.text("User-agent: *\nDisallow: /private\nCrawl-delay: 0.01\n");
  }

  private StreamResponse page(String name, String path) {
    await(sleep(Duration.ofMillis(name.equals("west") ? 20 : 5)));
    if (path.startsWith("/private") && !name.equals("east")) trespasses++;
    List<String> links = new ArrayList<>();
    if (path.equals("/")) {
      for (int n = 1; n < 9; n++) links.add("/page/" + n);
      links.addAll(List.of("/private/diary", "/old"));
      origins.values().forEach(origin -> links.add(origin + "/"));
    } else if (path.startsWith("/page/")) {
      int n = Integer.parseInt(path.substring(6));
      if (name.equals("west") && n % 3 == 0) throw new HttpException.ServiceUnavailable();
      if (n > 0) {
        String east = origins.get("east") + "/page/" + n;
        links.addAll(List.of("/page/" + n / 2 + "#top", "/leaf/" + n + "?sort=up", east));
      }
    } else if (path.startsWith("/leaf/")) {
      links.addAll(List.of("/", "mailto:us@example.org"));
    } else if (path.equals("/old")) {
      throw new HttpException.MovedPermanently("/page/1");
    } else {
      throw new HttpException.NotFound();
    }
    var text = new StringBuilder("<h1>" + path + "</h1>\n");
    for (String link : links) text.append("<a href=\"").append(link).append("\">x</a>\n");
    return Response.text(text.toString()).contentType("text/html");
  }
}
