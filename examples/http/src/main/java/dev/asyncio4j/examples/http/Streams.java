package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.http.Told.say;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * 100 MB up and 100 MB down, in pieces, with bounded memory on both sides; a reader that stops
 * holds the writer back.
 */
public final class Streams {
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 1600; // 100 MiB

  private long sent;
  private long read;
  private long ahead;

  private Streams() {}

  public static void main(String[] args) {
    var program = new Streams();
    run(async(() -> program.main()));
  }

  private static byte[] piece(int i) {
    var piece = new byte[PIECE];
    Arrays.fill(piece, (byte) (i % 251));
    return piece;
  }

  private AsyncIterable<byte[]> pieces() {
    return asyncGenerator(
        out -> {
          for (int i = 0; i < PIECES; i++) {
            out.emit(piece(i));
            sent += PIECE;
            ahead = Math.max(ahead, sent - read);
          }
        });
  }

  private StreamResponse upload(Request request) throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    long length = 0;
    for (var chunk : each(request.content().chunked(PIECE))) {
      if (length == 0) await(sleep(Duration.ofMillis(200))); // the writer must wait meanwhile
      digest.update(chunk);
      length += chunk.length;
      read = length;
    }
    return Response.json(Map.of("length", length, "digest", shown(digest)));
  }

  private static String shown(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private StreamResponse download(Request request) {
    var response =
        StreamResponse.create()
            .header("X-Pieces", String.valueOf(PIECES))
            .contentType("application/octet-stream")
            .contentLength((long) PIECE * PIECES);
    await(response.prepare(request));
    try {
      for (int i = 0; i < PIECES; i++) await(response.write(piece(i)));
    } catch (UncheckedIOException left) {
      say("server: the client left");
      throw left;
    }
    await(response.writeEof());
    return response;
  }

  private void main() throws Exception {
    var app = Application.create(); // clientMaxSize bounds read(), not content()
    app.addRoutes(Web.post("/up", this::upload), Web.get("/down", this::download));
    var runner = AppRunner.create(app);
    await(runner.setup());
    var site = Site.tcp(runner, "127.0.0.1", 0);
    await(site.start());
    var base = "http://127.0.0.1:" + site.port();
    try (var session = ClientSession.create()) {
      try (var response =
          await(session.post(base + "/up", RequestOptions.defaults().data(pieces())))) {
        var told = (Map<?, ?>) await(response.json());
        say("up", response.status(), told.get("length"), told.get("digest"));
      }
      say("the writer waited:", ahead < 32 * 1024 * 1024);

      var digest = MessageDigest.getInstance("SHA-256");
      long length = 0;
      int largest = 0;
      try (var response = await(session.get(base + "/down"))) {
        say(
            "down",
            response.status(),
            response.headers().get("X-Pieces"),
            response.contentLength().getAsLong());
        await(sleep(Duration.ofMillis(200))); // the server must wait meanwhile
        for (var chunk : each(response.content().chunked(PIECE))) {
          digest.update(chunk);
          length += chunk.length;
          largest = Math.max(largest, chunk.length);
        }
      }
      say("down", length, shown(digest), "largest", largest <= PIECE);

      try (var response = await(session.get(base + "/down"))) {
        say("left after", await(response.content().readExactly(10)));
      }
      await(sleep(Duration.ofMillis(100)));
      try (var response = await(session.get(base + "/missing"))) {
        say("the session lives on:", response.status());
      }
    }
    await(runner.cleanup());
  }
}
