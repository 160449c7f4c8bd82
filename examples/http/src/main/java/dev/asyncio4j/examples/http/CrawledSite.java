package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.StreamResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A site with all that a crawler meets: links of every kind, redirects, and pages that fail. */
final class CrawledSite {
  private final Map<String, Integer> asked = new TreeMap<>();
  private int now;
  private int most;

  int most() {
    return most;
  }

  int asked(String path) {
    return asked.getOrDefault(path, 0);
  }

  int askedInAll() {
    return asked.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<String> askedMoreThanOnce(String except) {
    return asked.keySet().stream().filter(p -> asked(p) > 1 && !p.equals(except)).toList();
  }

  private static StreamResponse page(String... links) {
    var text = new StringBuilder();
    for (String link : links) text.append("<a href=\"").append(link).append("\">x</a>");
    return html(text.toString());
  }

  private static StreamResponse html(String text) {
    return Response.text(text).contentType("text/html");
  }

  StreamResponse serve(Request request) {
    String path = request.path();
    asked.merge(path, 1, Integer::sum);
    most = Math.max(most, ++now);
    try {
      await(sleep(Duration.ofMillis(20)));
      if (path.startsWith("/loop/")) {
        throw new HttpException.SeeOther("/loop/" + (3 - Integer.parseInt(path.substring(6))));
      }
      return answer(request, path);
    } finally {
      now--;
    }
  }

  private static StreamResponse answer(Request request, String path) {
    return switch (path) {
      case "/" ->
          page(
              "/a",
              "b",
              "/list?page=1",
              "/missing",
              "/broken",
              "/moved",
              "mailto:me@example.org",
              "#top");
      case "/a" -> page("/", "/a#part", "/gone", "/loop/1", "/text", "/data");
      case "/b" -> page("a", "../a", "./deep/c", "/drop", "/cut", "/slow", "/elsewhere");
      case "/list" -> {
        int n = Integer.parseInt(request.query().get("page"));
        yield n < 5 ? page("/list?page=" + (n + 1)) : page();
      }
      case "/deep/c" -> page("d", "../b", "//" + request.host() + "/deep/d");
      case "/deep/d", "/deep/e" -> page();
      case "/deep/new" -> page("e");
      case "/broken" -> Response.text("no").status(500);
      case "/moved" -> throw new HttpException.Found("/moved/again");
      case "/moved/again" -> throw new HttpException.MovedPermanently("/deep/new");
      case "/gone" -> throw new HttpException.Gone();
      case "/text" -> Response.text("no html: href=\"/never\"");
      case "/data" -> Response.bytes(new byte[] {-1, -2}).contentType("text/html");
      case "/drop" -> drop(request);
      case "/cut" -> cut(request);
      case "/slow" -> {
        await(sleep(Duration.ofSeconds(5)));
        throw new HttpException.NotFound();
      }
      case "/elsewhere" -> throw new HttpException.Found("ftp://example.org/file");
      default -> throw new HttpException.NotFound();
    };
  }

  /** No answer: the connection of a cancelled handler is closed. */
  private static StreamResponse drop(Request request) {
    request.task().cancel();
    await(sleep(Duration.ZERO));
    throw new IllegalStateException("a cancelled task goes no further");
  }

  /** A reply that is shorter than it says. */
  private static StreamResponse cut(Request request) {
    var response = StreamResponse.create().contentType("text/html").contentLength(1000L);
    await(response.prepare(request));
    await(response.write("only the beginning"));
    return response;
  }
}
