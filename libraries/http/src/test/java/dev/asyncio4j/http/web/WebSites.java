package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.testing.FakeNetwork;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A served application, and clients that do not share a line with it. */
final class WebSites {
  /** Code that has a served application. */
  interface Body {
    void run(WebSites site) throws Exception;
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final BaseRunner runner;
  final Site site;

  private WebSites(BaseRunner runner, Site site) {
    this.runner = runner;
    this.site = site;
  }

  static Application app(RouteDef... routes) {
    return Application.create().addRoutes(routes);
  }

  /** Serves {@code app} while {@code body} runs, in a loop of its own. */
  static void serving(Application app, Body body) {
    serving(app, RunnerOptions.defaults(), body);
  }

  static void serving(Application app, RunnerOptions options, Body body) {
    serving(AppRunner.create(app, options), body);
  }

  static void serving(BaseRunner runner, Body body) {
    run(async(() -> serve(runner, body)));
  }

  /** Serves in virtual time, on a network in memory: for bare connections. */
  static void servingInNoTime(Application app, RunnerOptions options, Body body) {
    virtual(
        () -> {
          try (var network = FakeNetwork.create()) {
            serve(AppRunner.create(app, options), body);
          }
        });
  }

  private static void serve(BaseRunner runner, Body body) throws Exception {
    await(runner.setup());
    try {
      var site = Site.tcp(runner, "127.0.0.1", 0);
      await(site.start());
      body.run(new WebSites(runner, site));
    } finally {
      await(runner.cleanup());
    }
  }

  int port() {
    return site.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Sends a request with the JDK's client; names and values of headers in turn. */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) request.headers(headers);
    request.method(
        method,
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    return await(CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  HttpResponse<byte[]> getBytes(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) request.headers(headers);
    return await(CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** A bare connection. */
  Connection connect() {
    return await(openConnection("127.0.0.1", port()));
  }

  /** Sends bytes on a connection of its own, and returns what comes up to its end. */
  String raw(String text) {
    try (var connection = connect()) {
      connection.writer().write(text.getBytes(ISO_8859_1));
      return new String(await(connection.reader().read(-1)), ISO_8859_1);
    }
  }

  /** Reads one reply with its body, by Content-Length, from a bare connection. */
  static String reply(Connection connection) {
    var head =
        new String(
            await(connection.reader().readUntil("\r\n\r\n".getBytes(ISO_8859_1))), ISO_8859_1);
    int at = head.toLowerCase().indexOf("content-length: ");
    if (at < 0) return head;
    int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
    return head + new String(await(connection.reader().readExactly(length)), ISO_8859_1);
  }

  static void send(Connection connection, String text) {
    connection.writer().write(text.getBytes(ISO_8859_1));
  }
}
