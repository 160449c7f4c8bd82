package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.http.Told.say;
import static dev.asyncio4j.examples.http.Told.show;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.FieldOptions;
import dev.asyncio4j.http.FormData;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.MultipartWriter;
import dev.asyncio4j.http.NestedPart;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.web.AppOptions;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.FormValue;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forms and multipart: urlencoded, files, a part read piece by piece, a body too large, a body that
 * lies, nested parts from a server.
 */
public final class Multipart {
  private Multipart() {}

  /** Runs the program. */
  public static void main(String... arguments) {
    run(async(Multipart::all));
  }

  private static StreamResponse form(Request request) throws Exception {
    List<String> told = new ArrayList<>();
    for (var field : await(request.post())) {
      if (field.getValue() instanceof FormValue.FileField file) {
        try (var content = file.open()) {
          told.add(
              "%s: %s %s %s"
                  .formatted(
                      field.getKey(),
                      file.filename(),
                      file.contentType(),
                      show(content.readAllBytes())));
        }
      } else {
        told.add(field.getKey() + "=" + field.getValue());
      }
    }
    return Response.text(String.join("; ", told));
  }

  private static StreamResponse parts(Request request) {
    List<String> told = new ArrayList<>();
    for (var each : each(await(request.multipart()))) {
      var part = (BodyPartReader) each;
      int size = 0;
      int pieces = 0;
      for (byte[] chunk; (chunk = await(part.readChunk(8192))).length > 0; pieces++)
        size += chunk.length;
      told.add(
          "%s %s %s %d %s"
              .formatted(
                  part.name().orElse(null),
                  part.filename().orElse("-"),
                  part.headers().get("Content-Type"),
                  size,
                  pieces > 1 ? "in pieces" : "in one"));
    }
    return Response.text(String.join("; ", told));
  }

  private static StreamResponse mixed(Request request) {
    var outer = MultipartWriter.create("mixed", "outer");
    outer.append("first");
    outer.appendJson(Map.of("n", 2));
    var inner = MultipartWriter.create("related", "inner");
    inner.append(
        new byte[] {0, 1}, Headers.of("Content-Type", "application/x-bits", "X-Part", "deep"));
    inner.appendForm(List.of(Map.entry("a", "1"), Map.entry("b", "2 3")));
    outer.append(inner);
    return Response.of(outer);
  }

  private static void post(
      ClientSession session, String path, String what, RequestOptions options) {
    try (var response = await(session.post(path, options))) {
      String line = await(response.text()).split("\n")[0];
      say(what, response.status(), line.substring(0, Math.min(170, line.length())));
    }
  }

  private static RequestOptions data(FormData form) {
    return RequestOptions.defaults().data(form);
  }

  private static void all() {
    var app = Application.create(AppOptions.defaults().clientMaxSize(1024 * 1024));
    app.addRoutes(
        Web.post("/form", Multipart::form),
        Web.post("/parts", Multipart::parts),
        Web.get("/mixed", Multipart::mixed));
    var runner = AppRunner.create(app);
    await(runner.setup());
    var site = Site.tcp(runner, "127.0.0.1", 0);
    await(site.start());
    try (var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/")) {
      forms(session);
      nested(session);
    }
    leftHalfWay(site.port());
    await(runner.cleanup());
  }

  private static void forms(ClientSession session) {
    Map<String, String> plain = new LinkedHashMap<>();
    plain.put("a", "1");
    plain.put("b", "x y&z");
    plain.put("c", "ü");
    post(session, "/form", "urlencoded:", RequestOptions.defaults().data(plain));
    post(session, "/form", "pairs:", data(FormData.create().addField("a", "1").addField("a", "2")));
    var files =
        FormData.create()
            .addField("title", "Hello")
            .addField(
                "file",
                new ByteArrayInputStream("content".getBytes(UTF_8)),
                FieldOptions.defaults()
                    .filename("r\u00e9sum\u00e9 1.txt")
                    .contentType("text/plain"))
            .addField(
                "raw", new byte[] {0, (byte) 0xff}, FieldOptions.defaults().filename("raw.bin"));
    post(session, "/form", "files:", data(files));
    var big =
        FormData.create()
            .addField(
                "big",
                "b".repeat(5_000_000).getBytes(US_ASCII),
                FieldOptions.defaults().filename("big.bin").contentType("application/x-big"))
            .addField("note", "after");
    post(session, "/parts", "parts:", data(big));
    var tooLarge = Map.of("a", "x".repeat(2_000_000));
    post(session, "/form", "too large:", RequestOptions.defaults().data(tooLarge));
  }

  private static void nested(ClientSession session) {
    try (var response = await(session.get("/mixed"))) {
      say(response.contentType());
      for (var part : each(MultipartReader.of(response))) {
        String type = part.headers().get("Content-Type");
        if (part instanceof NestedPart nested) {
          say(" nested", type);
          for (var inner : each(nested.reader())) deep((BodyPartReader) inner);
        } else if (part instanceof BodyPartReader content) {
          boolean isJson = String.valueOf(type).contains("json");
          say(
              " part",
              type,
              isJson ? ((Map<?, ?>) await(content.json())).get("n") : await(content.text()));
        }
      }
    }
  }

  private static void deep(BodyPartReader part) {
    String mark = part.headers().get("X-Part");
    say(
        "  part",
        part.headers().get("Content-Type"),
        mark,
        mark != null ? await(part.read()) : pairs(await(part.form())));
  }

  private static List<List<String>> pairs(MultiDict<String> form) {
    List<List<String>> pairs = new ArrayList<>();
    for (var field : form) pairs.add(List.of(field.getKey(), field.getValue()));
    return pairs;
  }

  private static void leftHalfWay(int port) {
    try (var connection = await(openConnection("127.0.0.1", port))) {
      connection
          .writer()
          .write(
              ("POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                      + "Content-Length: 500\r\n\r\n"
                      + "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf")
                  .getBytes(US_ASCII));
      connection.writer().writeEof();
      say("left half way:", await(connection.reader().read(100)).length == 0);
    }
  }
}
