package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.RunAppOptions;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Lock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service with three faults that one meets, for the page that finds them from outside. */
final class Faulty {
  private static final String SECOND = Codes.ROUTE.replace("code", "second");
  private static final Duration A_WHILE = Duration.ofMillis(20);

  private static @Nullable Faulty faulty;

  private final Map<String, Lock> locks = new HashMap<>();
  private final Map<String, Queue<String>> news = new HashMap<>();
  private final Links links;

  private Faulty(Links links) {
    this.links = links;
  }

  public static void main(String[] args) {
    var settings = Settings.of(System.getenv());
    var app = Shortener.application(settings);
    app.addRoutes(
        Web.post("/" + Codes.ROUTE + "/swap/" + SECOND, request -> of(request).swap(request)),
        Web.get("/" + Codes.ROUTE + "/news", request -> of(request).news(request)),
        Web.get("/" + Codes.ROUTE + "/check", request -> of(request).check(request)));
    Web.runApp(app, RunAppOptions.defaults().host(settings.host()).port(settings.port()));
  }

  private static Faulty of(Request request) {
    if (faulty == null) faulty = new Faulty(request.app().get(Contexts.LINKS));
    return faulty;
  }

  /** The first fault: whoever swaps b and a locks them in the other order. */
  private StreamResponse swap(Request request) {
    var first = request.matchInfo().get("code");
    var second = request.matchInfo().get("second");
    await(lockOf(first).acquire());
    try {
      links.find(first);
      await(lockOf(second).acquire());
      try {
        return Response.json(Map.of("swapped", links.find(second).isPresent()));
      } finally {
        lockOf(second).release();
      }
    } finally {
      lockOf(first).release();
    }
  }

  private Lock lockOf(String code) {
    return locks.computeIfAbsent(code, key -> Lock.create());
  }

  /** The second fault: the reader of news stays when the visitor has gone. */
  private StreamResponse news(Request request) {
    var queue = news.computeIfAbsent(request.matchInfo().get("code"), key -> Queue.create());
    var reader = createTask(async(() -> await(queue.get())));
    await(Asyncio.wait(List.of(reader), WaitOptions.defaults().timeout(A_WHILE)));
    return reader.done() ? Response.text(reader.result()) : Response.empty(204);
  }

  /** The third fault: it asks the other server in the way of threads, and the loop waits. */
  private StreamResponse check(Request request) throws IOException {
    var url = links.follow(request.matchInfo().get("code")).orElseThrow();
    return Response.json(Map.of("status", statusOf(url)));
  }

  private static int statusOf(String url) throws IOException {
    var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    return connection.getResponseCode();
  }
}
