package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.serving;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our client and server against programs of others, where those are installed; HTTP/2 has no part
 * in it, as it is not spoken here.
 */
class InstalledProgramsTest {
  private static final String PAGE = "0123456789".repeat(1000);

  private static Application ours() {
    return app(
        Web.get("/hello/{name}", r -> Response.text("Hello, " + r.matchInfo().get("name"))),
        Web.post("/length", r -> Response.text("" + await(r.read()).length)),
        Web.get(
            "/moved",
            r -> {
              throw new HttpException.Found("/hello/again");
            }),
        Web.get(
            "/zip",
            r -> {
              var response = Response.text("z".repeat(100_000));
              response.enableCompression();
              return response;
            }),
        Web.get("/pieces", InstalledProgramsTest::pieces),
        Web.get("/echo", InstalledProgramsTest::echo));
  }

  private static StreamResponse pieces(Request request) {
    var response = StreamResponse.create();
    await(response.prepare(request));
    for (int i = 0; i < 100; i++) await(response.write("x".repeat(1000)));
    return response;
  }

  private static StreamResponse echo(Request request) {
    var ws = WebSocketResponse.create();
    await(ws.prepare(request));
    for (var message : each(ws)) await(ws.sendStr("you said " + message.text()));
    return ws;
  }

  @Test
  @DisplayName(
      "HTTP-W-14: curl reads, follows, posts, inflates, waits for 100, uses a connection twice")
  void curl() {
    String curl = Programs.command("curl");
    serving(
        ours(),
        site -> {
          String base = site.uri("").toString();
          var twice =
              Programs.output(
                  curl, "-sS", "-w", " %{num_connects};", base + "/hello/a", base + "/hello/b");
          assertThat(twice).isEqualTo("Hello, a 1;Hello, b 0;");
          assertThat(Programs.output(curl, "-sSL", base + "/moved")).isEqualTo("Hello, again");
          assertThat(Programs.output(curl, "-sSI", base + "/hello/a"))
              .startsWith("HTTP/1.1 200 OK");
          assertThat(Programs.output(curl, "-sS", "--compressed", base + "/zip")).hasSize(100_000);
          assertThat(Programs.output(curl, "-sS", base + "/pieces")).hasSize(100_000);
          assertThat(
                  Programs.output(
                      curl,
                      "-sS",
                      "-H",
                      "Expect: 100-continue",
                      "-d",
                      "x".repeat(5000),
                      base + "/length"))
              .isEqualTo("5000");
          assertThat(
                  Programs.output(
                      curl,
                      "-sS",
                      "-H",
                      "Transfer-Encoding: chunked",
                      "-d",
                      "x".repeat(5000),
                      base + "/length"))
              .isEqualTo("5000");
        });
  }

  @Test
  @DisplayName("HTTP-W-14: aiohttp's client reads, follows, posts, inflates, talks on a WebSocket")
  void aiohttpAsClient() {
    String python = Programs.pythonWith("aiohttp");
    serving(
        ours(),
        site ->
            assertThat(Programs.script(python, "client.py", site.uri("").toString()))
                .isEqualTo(
                    """
                    200 Hello, me
                    200 Hello, again
                    200 5000
                    200 100000
                    200 100000
                    you said hello
                    404
                    """));
  }

  @Test
  @DisplayName("HTTP-C-05: aiohttp's server is read, posted to, followed, and talks on a WebSocket")
  void aiohttpAsServer() {
    String python = Programs.pythonWith("aiohttp");
    try (var server = Programs.server(python, "server.py")) {
      run(async(() -> ourClient("http://127.0.0.1:" + server.port())));
    }
  }

  @Test
  @DisplayName("HTTP-W-25: nginx in front of our server hands on requests, bodies and WebSockets")
  void nginx(@TempDir Path folder) {
    String nginx = Programs.command("nginx");
    serving(
        ours(),
        site -> {
          try (var front = await(toThread(() -> Programs.nginx(nginx, folder, site.port())))) {
            ourClient("http://127.0.0.1:" + front.port());
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-05: nginx is read, in ranges and compressed, over one connection")
  void nginxBehind(@TempDir Path folder) throws Exception {
    String nginx = Programs.command("nginx");
    Files.writeString(Files.createDirectory(folder.resolve("files")).resolve("page.txt"), PAGE);
    try (var server = Programs.nginxWithFiles(nginx, folder)) {
      run(async(() -> readFiles("http://127.0.0.1:" + server.port())));
    }
  }

  private static void readFiles(String base) {
    var options = RequestOptions.defaults();
    try (var session = ClientSession.create(base)) {
      try (var response = await(session.get("/page.txt"))) {
        assertThat(response.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(await(response.text())).isEqualTo(PAGE);
      }
      var range = options.header("Range", "bytes=2-5").header("Accept-Encoding", "identity");
      try (var response = await(session.get("/page.txt", range))) {
        assertThat(response.status()).isEqualTo(206);
        assertThat(await(response.text())).isEqualTo(PAGE.substring(2, 6));
      }
      try (var response = await(session.head("/page.txt", options.header("Accept-Encoding", "")))) {
        assertThat(response.contentLength()).hasValue(PAGE.length());
      }
      try (var response = await(session.get("/moved"))) {
        assertThat(response.history()).hasSize(1);
        assertThat(await(response.text())).isEqualTo(PAGE);
      }
      assertThat(session.connector().state().idle()).isEqualTo(1);
      try (var response = await(session.post("/page.txt", options.data("x".repeat(100_000))))) {
        assertThat(response.status()).isEqualTo(405);
        await(response.read());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("HTTP-W-01: under load no request of many connections is lost or refused")
  @CsvSource({
    "wrk, -t1 -c20 -d1s, 'requests in', Non-2xx|Socket errors",
    "h2load, --h1 -n2000 -c20, '2000 succeeded, 0 failed', ' [1-9][0-9]* errored'"
  })
  void loads(String program, String arguments, String good, String bad) {
    var command = new ArrayList<>(List.of(Programs.command(program)));
    command.addAll(List.of(arguments.split(" ")));
    serving(
        ours(),
        site -> {
          command.add(site.uri("/hello/load").toString());
          assertThat(Programs.output(command.toArray(String[]::new)))
              .contains(good)
              .doesNotContainPattern(bad);
        });
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  @DisplayName("HTTP-W-14: a browser loads a page, fetches, posts, follows, talks on a WebSocket")
  void browser(@TempDir Path folder) {
    String browser = Programs.anyCommand("chromium", "chromium-browser", "google-chrome");
    var told = new CompletableFuture<String>();
    var app = ours();
    app.addRoutes(
        Web.get("/page", r -> Response.html(Programs.resource("browser.html"))),
        Web.post(
            "/told",
            r -> {
              told.complete(await(r.text()));
              return Response.text("thanks");
            }));
    serving(
        app,
        site -> {
          try (var running =
              Programs.running(
                  folder,
                  browser,
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + folder.resolve("profile"),
                  site.uri("/page").toString())) {
            assertThat(await(told))
                .isEqualTo(
                    """
                    Hello, page
                    true Hello, again
                    100000
                    100000
                    100000
                    404
                    you said hello\
                    """);
          }
        });
  }

  /** Goes through all that a server of {@link #ours} answers. */
  private static void ourClient(String base) {
    var options = RequestOptions.defaults();
    try (var session = ClientSession.create(base)) {
      for (String name : new String[] {"a", "b"}) {
        try (var response = await(session.get("/hello/" + name))) {
          assertThat(await(response.text())).isEqualTo("Hello, " + name);
        }
      }
      assertThat(session.connector().state().idle()).isEqualTo(1);
      try (var response = await(session.get("/moved"))) {
        assertThat(response.history()).hasSize(1);
        assertThat(await(response.text())).isEqualTo("Hello, again");
      }
      for (var body :
          new RequestOptions[] {
            options.data("x".repeat(5000)),
            options.data("x".repeat(5000).getBytes(UTF_8)).chunked(true)
          }) {
        try (var response = await(session.post("/length", body))) {
          assertThat(await(response.text())).isEqualTo("5000");
        }
      }
      for (String path : new String[] {"/zip", "/pieces"}) {
        try (var response = await(session.get(path))) {
          assertThat(await(response.text())).hasSize(100_000);
        }
      }
      try (var ws = await(session.wsConnect("/echo"))) {
        await(ws.sendStr("hello"));
        assertThat(await(ws.receiveStr())).isEqualTo("you said hello");
      }
    }
  }
}
