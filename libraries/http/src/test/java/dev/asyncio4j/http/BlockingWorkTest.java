package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.http.testing.TestClient;
import dev.asyncio4j.http.testing.TestServer;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.FileResponse;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.lowlevel.LoopPort;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that blocks: it is done in threads, and the loop goes on. */
class BlockingWorkTest {
  private static final int LARGE = 300_000;

  @TempDir private Path folder;

  /** Accesses that were made on the loop's turn, and elsewhere. */
  private final List<String> inTurn = new CopyOnWriteArrayList<>();

  private final List<String> elsewhere = new CopyOnWriteArrayList<>();

  private void told(LoopPort port, String what) {
    (port.inTurn() ? inTurn : elsewhere).add(what);
  }

  private Path file(String name) throws Exception {
    return Files.writeString(folder.resolve(name), "x".repeat(LARGE));
  }

  @Test
  @DisplayName("HTTP-C-42: files that are sent are looked at, opened and read off the loop's turn")
  void sentFiles() throws Exception {
    Path file = file("body.txt");
    run(
        async(
            () -> {
              var port = LoopPort.of(getRunningLoop());
              Path watched = WatchedFiles.watched(file, what -> told(port, what));
              var app = Application.create();
              app.addRoutes(
                  Web.post("/", r -> Response.text("" + await(r.read()).length)),
                  Web.post(
                      "/form",
                      r -> Response.text("" + await(r.post()).get("file").toString().isEmpty())));
              try (var client = await(TestClient.create(TestServer.create(app)))) {
                var options = RequestOptions.defaults();
                try (var reply = await(client.post("/", options.data(watched)))) {
                  assertThat(await(reply.text())).isEqualTo("" + LARGE);
                }
                var form = FormData.create().addField("file", watched);
                try (var reply = await(client.post("/form", options.data(form)))) {
                  assertThat(await(reply.text())).isEqualTo("false");
                }
              }
            }));
    assertThat(inTurn).isEmpty();
    assertThat(elsewhere).anyMatch(it -> it.startsWith("open"));
  }

  @Test
  @DisplayName(
      "HTTP-C-42: files that are served are looked at, opened and read off the loop's turn")
  void servedFiles() throws Exception {
    Path file = file("page.txt");
    run(
        async(
            () -> {
              var port = LoopPort.of(getRunningLoop());
              Path one = WatchedFiles.watched(file, what -> told(port, what));
              Path all = WatchedFiles.watched(folder, what -> told(port, what));
              var app = Application.create();
              app.addRoutes(
                  Web.get("/one", r -> FileResponse.of(one)), Web.staticFiles("/all", all));
              inTurn.clear(); // a folder is looked at where its route is made
              try (var client = await(TestClient.create(TestServer.create(app)))) {
                for (String path : List.of("/one", "/all/page.txt", "/all/none.txt")) {
                  try (var reply = await(client.get(path))) {
                    await(reply.read());
                    assertThat(reply.status()).isEqualTo(path.contains("none") ? 404 : 200);
                  }
                }
              }
            }));
    assertThat(inTurn).isEmpty();
    assertThat(elsewhere).anyMatch(it -> it.startsWith("open"));
  }

  @Test
  @DisplayName("HTTP-C-42: a stream that is sent is read and closed off the loop's turn")
  void sentStreams() {
    run(
        async(
            () -> {
              var port = LoopPort.of(getRunningLoop());
              var app = Application.create();
              app.addRoutes(Web.post("/", r -> Response.text(await(r.text()))));
              InputStream stream =
                  new ByteArrayInputStream("stream".getBytes()) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                      told(port, "read");
                      return super.read(into, from, length);
                    }

                    @Override
                    public void close() {
                      told(port, "close");
                    }
                  };
              try (var client = await(TestClient.create(TestServer.create(app)));
                  var reply = await(client.post("/", RequestOptions.defaults().data(stream)))) {
                assertThat(await(reply.text())).isEqualTo("stream");
              }
            }));
    assertThat(inTurn).isEmpty();
    assertThat(elsewhere).contains("read", "close");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @DisplayName("HTTP-C-42: while netrc does not open, the loop goes on")
  void netrc() throws Exception {
    Path pipe = folder.resolve("netrc");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String before = System.setProperty("asyncio4j.http.netrc", pipe.toString());
    try {
      Peer.with(
          link -> {
            link.head();
            link.ok("ok");
          },
          peer -> {
            var options = SessionOptions.defaults().trustEnv(true);
            try (var session = ClientSession.create(options)) {
              // who opens a pipe to read it waits for who writes, which this loop alone begins
              var reply = createTask(async(() -> peer.fetch(session, "/")));
              await(sleep(Duration.ofMillis(20)));
              assertThat(peer.requests).isEmpty();
              await(toThread(() -> Files.writeString(pipe, "default login me password secret")));
              assertThat(await(reply)).isEqualTo("ok");
              assertThat(peer.requests.get(0))
                  .contains("Authorization: " + Http.encodeBasicAuth("me", "secret"));
            }
          });
    } finally {
      if (before == null) System.clearProperty("asyncio4j.http.netrc");
      else System.setProperty("asyncio4j.http.netrc", before);
    }
  }

  @Test
  @DisplayName("HTTP-C-41: HTTP/2 is not spoken: a session of that version is refused at once")
  void refusesHttp2() {
    assertThatThrownBy(() -> SessionOptions.defaults().version(Http.HttpVersion.HTTP_2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HTTP/2");
  }
}
