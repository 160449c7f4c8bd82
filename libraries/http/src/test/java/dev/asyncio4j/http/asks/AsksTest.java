package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Virtual.assertFails;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.ContentCoding;
import dev.asyncio4j.http.web.FormValue;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Ends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The words of asks, against a server of ours. */
@ExtendWith(NothingLeftBehind.class)
class AsksTest {
  /** What a test does with the base URL of the server. */
  interface Body {
    void run(String base) throws Exception;
  }

  private final Set<String> peers = new HashSet<>();

  private StreamResponse show(Request request) throws Exception {
    peers.add(request.extraInfo(dev.asyncio4j.transports.TransportInfo.PEER_ADDRESS).toString());
    Map<String, String> told = new TreeMap<>();
    told.put("method", request.method());
    told.put("query", request.relUrl().rawQueryString());
    told.put("cookies", request.cookies().toString());
    told.put("x", request.headers().get("X", "-"));
    told.put("auth", request.headers().get("Authorization", "-"));
    told.put("type", request.contentType());
    if (request.contentType().startsWith("multipart/")) {
      var fields = new ArrayList<String>();
      for (var field : await(request.post())) {
        boolean file = field.getValue() instanceof FormValue.FileField;
        fields.add(field.getKey() + (file ? " file" : "=" + field.getValue()));
      }
      told.put("body", fields.toString());
    } else {
      told.put("body", await(request.text()));
    }
    return Response.json(told);
  }

  private void served(Body body) {
    var app = Application.create();
    app.addRoutes(
        Web.route("*", "/show", this::show),
        Web.route("*", "/api/show", this::show),
        Web.get("/page/{n}", r -> Response.text("page " + r.matchInfo().get("n"))),
        Web.get("/set", r -> Response.text("set").setCookie("c", "1")),
        Web.get(
            "/gone",
            r -> {
              throw new HttpException.Gone();
            }),
        Web.get(
            "/loop",
            r -> {
              throw new HttpException.Found("/loop");
            }),
        Web.get(
            "/hop",
            r -> {
              throw new HttpException.Found("/show");
            }),
        Web.get(
            "/slow",
            r -> {
              await(sleep(Duration.ofSeconds(5)));
              return Response.text("late");
            }),
        Web.get(
            "/gzip",
            r -> Response.text("compressed ".repeat(100)).enableCompression(ContentCoding.GZIP)));
    run(
        async(
            () -> {
              var runner = AppRunner.create(app);
              await(runner.setup());
              try {
                var site = Site.tcp(runner, "127.0.0.1", 0);
                await(site.start());
                body.run("http://127.0.0.1:" + site.port());
              } finally {
                await(runner.cleanup());
              }
            }));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> shown(AsksResponse reply) {
    return (Map<String, String>) reply.json();
  }

  @Test
  @DisplayName("HTTP-asks a one-liner; what the reply tells")
  void oneLiner() {
    served(
        base -> {
          assertThat(await(Asks.get(base + "/page/1")).text()).isEqualTo("page 1");
          var reply = await(Asks.get(base + "/hop"));
          assertThat(reply.statusCode()).isEqualTo(200);
          assertThat(reply.reasonPhrase()).isEqualTo("OK");
          assertThat(reply.method()).isEqualTo("GET");
          assertThat(reply.url()).isEqualTo(base + "/show");
          assertThat(reply.history()).hasSize(1);
          assertThat(reply.history().get(0).statusCode()).isEqualTo(302);
          assertThat(reply.headers().get("Content-Type")).startsWith("application/json");
          assertThat(await(Asks.get(base + "/set")).cookies().get(0).name()).isEqualTo("c");
          assertThat(await(Asks.head(base + "/page/1")).content()).isEmpty();
          for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            assertThat(shown(await(Asks.request(method, base + "/show"))))
                .containsEntry("method", method);
          }
        });
  }

  @Test
  @DisplayName("HTTP-asks 1,000 pages over two connections")
  void thousandPages() {
    served(
        base -> {
          try (var session = AsksSession.create(AsksSessionOptions.defaults().connections(2))) {
            var pages = new ArrayList<dev.asyncio4j.Coroutine<AsksResponse>>();
            for (int i = 0; i < 1000; i++) pages.add(session.get(base + "/show?n=" + i));
            var replies = await(gather(pages));
            for (int i = 0; i < 1000; i++) {
              assertThat(shown(replies.get(i))).containsEntry("query", "n=" + i);
            }
            assertThat(peers).hasSize(2);
          }
        });
  }

  @Test
  @DisplayName("HTTP-asks each kind of data")
  void data(@TempDir Path folder) {
    served(
        base -> {
          var options = AsksOptions.defaults();
          String url = base + "/show";
          assertThat(shown(await(Asks.post(url, options.data(Map.of("a", "b c"))))))
              .containsEntry("body", "a=b+c")
              .containsEntry("type", "application/x-www-form-urlencoded");
          assertThat(shown(await(Asks.post(url, options.encoding(ISO_8859_1).data("grün")))))
              .containsEntry("body", "grün");
          assertThat(shown(await(Asks.post(url, options.data(new byte[] {65})))))
              .containsEntry("body", "A");
          assertThat(
                  shown(
                      await(
                          Asks.post(
                              url,
                              options.data(
                                  asyncGenerator(
                                      out -> {
                                        out.emit(new byte[] {66});
                                        out.emit(new byte[] {67});
                                      }))))))
              .containsEntry("body", "BC");
          assertThat(shown(await(Asks.post(url, options.json(Map.of("k", 1))))))
              .containsEntry("body", "{\"k\": 1}");
          Path file = Files.writeString(folder.resolve("f.txt"), "file");
          assertThat(shown(await(Asks.post(url, options.files(Map.of("f", file))))))
              .containsEntry("body", "[f file]");
          assertThat(shown(await(Asks.post(url, options.multipart(Map.of("t", "text"))))))
              .containsEntry("body", "[t=text]");
        });
  }

  @Test
  @DisplayName("HTTP-asks a session's base location, endpoint, headers and cookies")
  void session() {
    served(
        base -> {
          var options =
              AsksSessionOptions.defaults()
                  .baseLocation(base)
                  .endpoint("/api")
                  .headers(Headers.of("X", "session"))
                  .persistCookies(true);
          try (var session = AsksSession.create(options)) {
            var first =
                shown(
                    await(
                        session.getPath("/show", AsksOptions.defaults().params(Map.of("q", "1")))));
            assertThat(first).containsEntry("x", "session").containsEntry("query", "q=1");
            await(session.get(base + "/set"));
            var with =
                AsksOptions.defaults().cookies(Map.of("d", "2")).headers(Headers.of("X", "own"));
            assertThat(shown(await(session.postPath("/show", with))))
                .containsEntry("x", "own")
                .containsEntry("cookies", "{c=1, d=2}");
          }
          try (var forgetful = AsksSession.create()) {
            await(forgetful.get(base + "/set"));
            assertThat(shown(await(forgetful.get(base + "/show")))).containsEntry("cookies", "{}");
            assertThatThrownBy(() -> forgetful.getPath("/show"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("baseLocation");
          }
        });
  }

  @Test
  @DisplayName("HTTP-asks basic and own ways to show who asks")
  void auth() {
    served(
        base -> {
          var basic = AsksOptions.defaults().auth(AsksAuth.basic("me", "pw"));
          assertThat(shown(await(Asks.get(base + "/show", basic))))
              .containsEntry("auth", "Basic bWU6cHc=");
          assertThat(basic.toString()).doesNotContain("pw");
          var own = AsksOptions.defaults().auth(AsksAuth.of(r -> Map.of("X", r.method())));
          assertThat(shown(await(Asks.get(base + "/show", own)))).containsEntry("x", "GET");
        });
  }

  @Test
  @DisplayName("HTTP-asks the body as it was sent, in pieces to a callback, and as a stream")
  void bodies() {
    served(
        base -> {
          var whole = await(Asks.get(base + "/gzip"));
          assertThat(whole.text()).isEqualTo("compressed ".repeat(100));
          assertThat(whole.raw().length).isLessThan(200);
          assertThatThrownBy(whole::body).isInstanceOf(IllegalStateException.class);
          var pieces = new ArrayList<byte[]>();
          var told = await(Asks.get(base + "/gzip", AsksOptions.defaults().callback(pieces::add)));
          assertThat(pieces.stream().mapToInt(piece -> piece.length).sum()).isEqualTo(1100);
          assertThatThrownBy(told::content).isInstanceOf(IllegalStateException.class);
          var stream = await(Asks.get(base + "/gzip", AsksOptions.defaults().stream(true)));
          int size = 0;
          try (var body = stream.body()) {
            for (byte[] piece : each(body)) size += piece.length;
          }
          assertThat(size).isEqualTo(1100);
          var left = await(Asks.get(base + "/gzip", AsksOptions.defaults().stream(true)));
          left.body().close();
        });
  }

  @Test
  @DisplayName("HTTP-asks failures in its words: status, redirects, time, connection")
  void failures() {
    served(
        base -> {
          var gone = await(Asks.get(base + "/gone"));
          assertThatThrownBy(gone::raiseForStatus)
              .isInstanceOfSatisfying(
                  BadStatusException.class, e -> assertThat(e.statusCode()).isEqualTo(410));
          await(Asks.get(base + "/set")).raiseForStatus();
          assertFails(
              TooManyRedirectsException.class,
              Asks.get(base + "/loop", AsksOptions.defaults().maxRedirects(3)));
          assertThat(
                  await(Asks.get(base + "/loop", AsksOptions.defaults().followRedirects(false)))
                      .statusCode())
              .isEqualTo(302);
          assertFails(
              RequestTimeoutException.class,
              Asks.get(base + "/slow", AsksOptions.defaults().timeout(Duration.ofMillis(50))));
          assertFails(ConnectivityException.class, Asks.get("http://127.0.0.1:1/"));
          var slow = createTask(Asks.get(base + "/slow"));
          await(sleep(Duration.ofMillis(50)));
          slow.cancel();
          assertFails(CancelledError.class, slow);
        });
  }

  @Test
  @DisplayName("HTTP-asks a server that closes instead of a reply is asked again, as often as told")
  void retries() {
    int[] asked = {0};
    run(
        async(
            () -> {
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)));
                            if (++asked[0] % 3 == 0) {
                              writer.write(
                                  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                      .getBytes(US_ASCII));
                            }
                            writer.close();
                          },
                          "127.0.0.1",
                          0));
              String url = "http://127.0.0.1:" + Ends.port(server) + "/";
              assertFails(ServerClosedConnectionException.class, Asks.post(url));
              assertThat(asked[0]).isEqualTo(2);
              assertThat(await(Asks.post(url)).text()).isEqualTo("ok");
              assertThat(await(Asks.post(url, AsksOptions.defaults().retries(2))).text())
                  .isEqualTo("ok");
              assertThat(asked[0]).isEqualTo(6);
              server.close();
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName("HTTP-asks a reply that is no HTTP, and one that is cut")
  void badReplies() {
    run(
        async(
            () -> {
              for (String bad :
                  List.of("garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) {
                var server =
                    await(
                        startServer(
                            (reader, writer) -> {
                              await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)));
                              writer.write(bad.getBytes(US_ASCII));
                              writer.close();
                            },
                            "127.0.0.1",
                            0));
                String url = "http://127.0.0.1:" + Ends.port(server) + "/";
                assertFails(BadHttpResponseException.class, Asks.get(url));
                server.close();
                await(server.waitClosed());
              }
            }));
  }
}
