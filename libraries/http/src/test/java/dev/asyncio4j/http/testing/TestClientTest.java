package dev.asyncio4j.http.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.FormValue;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.RouteOptions;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.http.web.WebSocketResponse;
import dev.asyncio4j.testing.AsyncTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestClientTest {
  @Test
  @DisplayName("a test client starts its server, takes paths and keeps cookies of an address")
  void client() {
    var app =
        Application.create()
            .addRoutes(
                Web.get("/set", r -> Response.text("set").setCookie("a", "b")),
                Web.get("/show", r -> Response.text(r.cookies().toString())),
                Web.get("/ws", TestClientTest::greet));
    run(
        async(
            () -> {
              try (var client = await(TestClient.create(TestServer.create(app)))) {
                await(client.get("/set")).close();
                assertThat(await(await(client.get("/show")).text())).isEqualTo("{a=b}");
                try (var ws = await(client.wsConnect("/ws"))) {
                  assertThat(await(ws.receiveStr())).isEqualTo("hello");
                }
                assertThat(client.app()).isSameAs(app);
                assertThat(client.makeUrl("/x?y"))
                    .hasToString("http://127.0.0.1:" + client.server().port() + "/x?y");
                assertThatThrownBy(() -> client.makeUrl("http://other/"))
                    .isInstanceOf(IllegalArgumentException.class);
              }
              assertThatThrownBy(() -> TestServer.create(Application.create()).port())
                  .hasMessageContaining("Server not started");
            }));
  }

  private static StreamResponse greet(Request request) {
    var ws = WebSocketResponse.create();
    await(ws.prepare(request));
    await(ws.sendStr("hello"));
    return ws;
  }

  @AsyncTest(realTime = true)
  @DisplayName("a raw server has a handler and no application")
  void raw() {
    try (var client = await(TestClient.create(TestServer.raw(r -> Response.text(r.method()))))) {
      assertThat(client.app()).isNull();
      assertThat(await(await(client.put("/any")).text())).isEqualTo("PUT");
    }
  }

  @Test
  @DisplayName("a mocked request has what it is made of, and the route of an application")
  void mocked() throws Exception {
    var bare = Requests.mocked("get", "/a%20b?x=1", Headers.of("X-A", "b"));
    assertThat(bare.method()).isEqualTo("GET");
    assertThat(bare.path()).isEqualTo("/a b");
    assertThat(bare.query().get("x")).isEqualTo("1");
    assertThat(bare.headers().get("x-a")).isEqualTo("b");
    assertThat(bare.remote()).isNull();
    assertThatThrownBy(bare::matchInfo).isInstanceOf(IllegalStateException.class);
    var app = Application.create();
    app.addRoutes(
        Web.get("/u/{id}", r -> Response.text(r.matchInfo().get("id")), RouteOptions.defaults()));
    var routed = Requests.mocked("GET", "/u/7", Headers.create(), app);
    var response = (Response) routed.matchInfo().route().handler().handle(routed);
    assertThat(response.text()).isEqualTo("7");
    assertThat(routed.app()).isSameAs(app);
  }

  @Test
  @DisplayName("HTTP-M-04 post(): texts and files; the files go with the request")
  void forms() {
    var kept = new AtomicReference<Path>();
    var app =
        Application.create()
            .addRoutes(
                Web.post(
                    "/",
                    r -> {
                      var form = await(r.post());
                      var file = (FormValue.FileField) form.get("file");
                      kept.set(file.file());
                      try (var in = file.open()) {
                        return Response.text(
                            form.get("text")
                                + " "
                                + file.filename()
                                + " "
                                + in.readAllBytes().length);
                      }
                    }));
    run(
        async(
            () -> {
              var upload = Files.write(Files.createTempFile("up", ".bin"), new byte[200_000]);
              try (var client = await(TestClient.create(TestServer.create(app)))) {
                var data = RequestOptions.defaults().data(Map.of("text", "täxt", "file", upload));
                var reply = await(client.post("/", data));
                assertThat(await(reply.text()))
                    .isEqualTo("täxt " + upload.getFileName() + " 200000");
              } finally {
                Files.delete(upload);
              }
            }));
    assertThat(kept.get()).doesNotExist();
  }
}
