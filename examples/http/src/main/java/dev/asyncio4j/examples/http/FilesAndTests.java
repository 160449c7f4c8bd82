package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.http.Told.say;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.ContentTypeException;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.testing.TestClient;
import dev.asyncio4j.http.testing.TestServer;
import dev.asyncio4j.http.web.AppKey;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.FileResponse;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.RouteOptions;
import dev.asyncio4j.http.web.RouteTable;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.View;
import dev.asyncio4j.http.web.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Static files, ranges, conditional requests, compressed siblings, refused paths, and the test
 * client that drives an application without a port of one's own.
 */
public final class FilesAndTests {
  private static final AppKey<List<Object>> NOTES = AppKey.of("notes", List.class);
  private static final AppKey<Path> ROOT = AppKey.of("root", Path.class);

  private FilesAndTests() {}

  /** Notes that can be read and added. */
  static final class Notes implements View {
    @Override
    public StreamResponse get(Request request) {
      return Response.json(request.app().get(NOTES));
    }

    @Override
    public StreamResponse post(Request request) {
      var note = (Map<?, ?>) await(request.json());
      var notes = request.app().get(NOTES);
      notes.add(note.get("text"));
      throw new HttpException.Created().header("Location", "/notes/" + notes.size());
    }
  }

  public static void main(String[] args) {
    run(async(() -> main()));
  }

  private static StreamResponse attachment(Request request) {
    return FileResponse.of(request.app().get(ROOT).resolve("hello.txt"))
        .header("Content-Disposition", "attachment");
  }

  private static Path files(Path folder) throws IOException {
    var root = Files.createDirectory(folder.resolve("static"));
    Files.writeString(root.resolve("hello.txt"), "Hello, static world\n");
    Files.writeString(root.resolve("app.css"), "plain");
    Files.write(root.resolve("app.css.gz"), "\u001f\u008bpretend".getBytes(ISO_8859_1));
    Files.writeString(root.resolve("empty.html"), "");
    Files.createDirectory(root.resolve("secret"));
    Files.writeString(folder.resolve("outside.txt"), "outside");
    Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("outside.txt"));
    return root;
  }

  private static void main() throws Exception {
    var folder = Files.createTempDirectory("files");
    try {
      var root = files(folder);
      var routes = RouteTable.create();
      routes.add(
          Web.get(
              "/echo/{rest:.*}",
              request -> Response.text(request.matchInfo().get("rest")),
              RouteOptions.defaults().name("echo")));
      var app = Application.create().set(NOTES, new ArrayList<>()).set(ROOT, root);
      app.addRoutes(routes);
      app.addRoutes(
          Web.staticFiles("/static", root),
          Web.view("/notes", Notes::new),
          Web.get("/download", FilesAndTests::attachment));
      try (var client = await(TestClient.create(TestServer.create(app)))) {
        staticFiles(client);
        views(client, app);
      }
    } finally {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      }
    }
  }

  private static ClientResponse get(TestClient client, String path, String... nameValue) {
    var options = RequestOptions.defaults().autoDecompress(false);
    for (int i = 0; i < nameValue.length; i += 2) {
      options = options.header(nameValue[i], nameValue[i + 1]);
    }
    try (var r = await(client.get(path, options))) {
      var body = await(r.read());
      var headers = r.headers();
      boolean told = r.status() < 300 && !headers.contains("Content-Encoding");
      say(
          path,
          r.status(),
          headers.get("Content-Type"),
          headers.get("Content-Range"),
          headers.get("Content-Encoding"),
          told ? new String(body, ISO_8859_1).strip() : body.length < 100);
      return r;
    }
  }

  private static void staticFiles(TestClient client) {
    var hello = "/static/hello.txt";
    var headers = get(client, hello).headers();
    get(client, hello, "Range", "bytes=7-12");
    get(client, hello, "Range", "bytes=-6");
    get(client, hello, "Range", "bytes=100-");
    get(client, hello, "Range", "lines=1-2");
    get(client, hello, "If-None-Match", headers.require("ETag"));
    get(client, hello, "If-Modified-Since", headers.require("Last-Modified"));
    get(client, hello, "If-Match", "\"other\"");
    get(client, hello, "Range", "bytes=0-4", "If-Range", "Wed, 21 Oct 2015 07:28:00 GMT");
    get(client, "/static/app.css", "Accept-Encoding", "gzip");
    get(client, "/static/empty.html");
    for (var path :
        List.of(
            "/static/none",
            "/static/secret",
            "/static/../outside.txt",
            "/static/%2e%2e/outside.txt",
            "/static/link.txt")) {
      try (var r = await(client.get(path))) {
        say(path, r.status());
      }
    }
    try (var r = await(client.head(hello))) {
      say("HEAD", r.status(), r.contentLength().getAsLong(), await(r.read()));
    }
    try (var r = await(client.get("/download"))) {
      boolean same = await(r.text()).equals("Hello, static world\n");
      say(r.contentDisposition().orElseThrow().type(), r.contentType(), same);
    }
  }

  private static void views(TestClient client, Application app) {
    try (var r =
        await(client.post("/notes", RequestOptions.defaults().json(Map.of("text", "first"))))) {
      say(r.status(), r.headers().get("Location"));
    }
    try (var r = await(client.get("/notes"))) {
      say(await(r.json()), r.contentType());
    }
    try (var r = await(client.delete("/notes"))) {
      say(r.status(), r.headers().get("Allow"));
    }
    try (var r = await(client.get("/echo/a%2Fb/c%20d?q#f"))) {
      say(await(r.text()), r.url().rawPathQs());
    }
    try (var r = await(client.get(app.router().get("echo").urlFor("rest", "x y/z")))) {
      say(await(r.text()), r.url().rawPath());
    }
    try (var r = await(client.get("/echo/text"))) {
      await(r.json());
    } catch (ContentTypeException e) {
      say(e, e.status(), e.headers().get("Content-Type"));
    }
  }
}
