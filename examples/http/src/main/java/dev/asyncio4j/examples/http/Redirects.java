package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.http.Told.kind;
import static dev.asyncio4j.examples.http.Told.say;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;
import static java.util.stream.StreamSupport.stream;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.Cookie;
import dev.asyncio4j.http.CookieJar;
import dev.asyncio4j.http.CookieJarOptions;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.TooManyRedirectsException;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cookies and redirects: what becomes of method, body and credentials, how far it goes; which
 * cookies are kept, sent, forgotten.
 */
public final class Redirects {
  private static final RequestOptions PLAIN = RequestOptions.defaults();

  private final ClientSession session;

  private Redirects(ClientSession session) {
    this.session = session;
  }

  /** Runs the program. */
  public static void main(String... arguments) {
    run(async(Redirects::all));
  }

  private static void all() throws IOException {
    var runner = AppRunner.create(RedirectedSite.application());
    await(runner.setup());
    for (int i = 0; i < 2; i++) await(Site.tcp(runner, "127.0.0.1", 0).start());
    List<String> origins =
        runner.addresses().stream()
            .map(a -> "http://127.0.0.1:" + ((InetSocketAddress) a).getPort())
            .toList();
    String here = origins.get(0);
    try (var session = ClientSession.create(here)) {
      var redirects = new Redirects(session);
      redirects.methods();
      redirects.places();
      redirects.howMany();
      redirects.elsewhere(origins.get(1));
    }
    cookiesOfAddresses(here);
    cookiesOfNames();
    await(runner.cleanup());
  }

  private String send(String method, String url, RequestOptions options) {
    try (var r = await(session.request(method, url, options))) {
      List<Integer> hops = r.history().stream().map(ClientResponse::status).toList();
      return hops + " " + r.status() + " " + r.method() + " " + await(r.text());
    } catch (ClientException | IllegalArgumentException e) {
      return kind(e);
    }
  }

  private String get(String url) {
    return send("GET", url, PLAIN);
  }

  private void methods() {
    say("-- methods and bodies");
    for (int status : List.of(301, 302, 303, 307, 308)) {
      String url = "/to/" + status + "?to=/tell";
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        say(status, send(method, url, method.equals("GET") ? PLAIN : PLAIN.data("x=1")));
      }
      try (var r = await(session.head(url, PLAIN.allowRedirects(true)))) {
        say(status, "HEAD becomes", r.method(), r.history().size());
      }
    }
    say("not a redirect:", get("/to/300?to=/tell"), get("/to/304?to=/tell"));
  }

  private void places() {
    say("-- places");
    say(get("/to/302"));
    say(send("GET", "/to/302?to=/tell", PLAIN.allowRedirects(false)));
    say(send("HEAD", "/to/302?to=/tell", PLAIN));
    say(get("/to/302?to=../tell%3Fa=b%2520c%23part"));
    say(get("/to/302?to=ftp://example.org/"));
    say(get("/to/302?to=http://"));
    try (var r = await(session.get("/to/302?to=/tell%23part"))) {
      List<String> before = r.history().stream().map(h -> h.url().path()).toList();
      say(r.url().fragment(), r.realUrl().fragment(), r.url().path(), before);
    }
  }

  private void howMany() {
    say("-- how many");
    for (int limit : List.of(10, 4, 3, 1)) {
      try (var r = await(session.get("/chain/3", PLAIN.maxRedirects(limit)))) {
        say(limit, r.status(), r.history().size());
      } catch (TooManyRedirectsException e) {
        List<Integer> hops = e.history().stream().map(ClientResponse::status).toList();
        say(limit, kind(e), hops, e.requestInfo().url().path());
      }
    }
  }

  private static AsyncIterable<byte[]> once() {
    return asyncGenerator(yielder -> yielder.emit("once".getBytes(US_ASCII)));
  }

  private void elsewhere(String there) {
    say("-- to another origin");
    var mine =
        PLAIN
            .header("Authorization", "Basic eDp5")
            .header("Cookie", "mine=1")
            .header("X-Mine", "2");
    say(send("GET", "/to/302?to=/tell", mine));
    say(send("GET", "/to/302?to=" + there + "/tell", mine));
    say(send("GET", "/to/302?to=" + there + "/tell", PLAIN.cookies(Map.of("a", "b"))));
    say(send("POST", "/to/307?to=" + there + "/tell", mine.data("secret".getBytes(US_ASCII))));
    say(send("POST", "/to/307?to=/tell", PLAIN.data(once())));
    say(send("POST", "/to/303?to=/tell", PLAIN.data(once())));
  }

  private static List<String> names(Iterable<Cookie> cookies) {
    return stream(cookies.spliterator(), false).map(Cookie::name).sorted().toList();
  }

  private static int size(CookieJar jar) {
    return names(jar).size();
  }

  private static void cookiesOfAddresses(String here) throws IOException {
    say("-- cookies of an address");
    var options = SessionOptions.defaults().baseUrl(here);
    try (var session = ClientSession.create(options)) {
      var sender = new Redirects(session);
      sender.get("/give");
      say(size(session.cookieJar()), sender.get("/cookies"));
    }
    CookieJar unsafe = CookieJar.create(CookieJarOptions.defaults().unsafe(true));
    var first = options.cookieJar(unsafe).cookies(Map.of("first", "0"));
    try (var session = ClientSession.create(first)) {
      new Redirects(session).kept();
    }
    try (var session = ClientSession.create(options.cookieJar(CookieJar.dummy()))) {
      var sender = new Redirects(session);
      sender.get("/give");
      say("dummy:", sender.get("/cookies"), size(session.cookieJar()));
    }
  }

  private void kept() throws IOException {
    CookieJar jar = session.cookieJar();
    try (var r = await(session.get("/give"))) {
      say(new TreeSet<>(r.cookies().keySet()));
    }
    say(names(jar));
    say(get("/cookies"));
    say(get("/deep/cookies"));
    say(send("GET", "/cookies", PLAIN.cookies(Map.of("good", "8", "more", "9"))));
    say(get("/login"));
    say(get("/drop"), get("/cookies"));
    jar.clear(c -> c.name().equals("good"));
    say(get("/cookies"));
    Path file = Files.createTempFile("jar", "");
    jar.save(file);
    CookieJar other = CookieJar.create(CookieJarOptions.defaults().unsafe(true));
    other.load(file);
    Files.delete(file);
    say("saved:", names(other));
    jar.clear();
    say("cleared:", get("/cookies"));
  }

  private static void cookiesOfNames() {
    say("-- cookies of names");
    CookieJar jar = CookieJar.create();
    String past = "Fri, 02 Jan 1970 00:00:00 GMT";
    jar.updateFromHeaders(
        List.of(
            "host=1",
            "all=2; Domain=example.com",
            "dot=3; Domain=.example.com; Path=/",
            "sub=4; Domain=a.shop.example.com",
            "other=5; Domain=example.org",
            "root=7; Path=/",
            "off=8; Path=/other",
            "tls=9; Path=/; Secure",
            "past=10; Path=/; Expires=" + past,
            "age=11; Path=/; Max-Age=60; Expires=" + past,
            "twice=root; Path=/",
            "twice=cart; Path=/cart"),
        Url.of("http://shop.example.com/cart/list"));
    say(size(jar), new TreeSet<>(names(jar)));
    for (String url :
        List.of(
            "http://shop.example.com/cart/list",
            "http://shop.example.com/cart",
            "http://shop.example.com/cartoon",
            "http://shop.example.com/",
            "https://shop.example.com/other/x",
            "http://example.com/",
            "http://a.shop.example.com/cart/",
            "http://notexample.com/")) {
      String sent =
          new TreeMap<>(jar.filter(Url.of(url)))
              .entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(joining(" "));
      say(url, sent.isEmpty() ? "none" : sent);
    }
    jar.clearDomain("example.com");
    say(size(jar));
  }
}
