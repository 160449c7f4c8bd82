package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.testing.TestServer;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.http.web.WebSocketResponse;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Chunks;
import dev.asyncio4j.testing.TestOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** HTTP and WebSockets, of server and client, over connections that give bytes in any pieces. */
class OneByteTest {
  private static Application app() {
    return Application.create()
        .addRoutes(
            Web.get("/hello", r -> Response.text("hello").setCookie("a", "b")),
            Web.get("/chunks", OneByteTest::chunks),
            Web.post("/echo", r -> Response.text(await(r.text()))),
            Web.get("/moved", OneByteTest::moved),
            Web.get("/ws", OneByteTest::echo));
  }

  private static StreamResponse moved(Request request) {
    throw new HttpException.Found("/hello");
  }

  private static StreamResponse chunks(Request request) {
    var response = StreamResponse.create();
    await(response.prepare(request));
    for (int i = 0; i < 3; i++) await(response.write("piece " + i + "\r\n"));
    await(response.writeEof());
    return response;
  }

  private static StreamResponse echo(Request request) {
    var ws = WebSocketResponse.create();
    await(ws.prepare(request));
    await(ws.sendStr("echo of " + await(ws.receiveStr())));
    return ws;
  }

  private static byte[] request(String head, String body) {
    return (head.replace("\n", "\r\n") + "\r\n\r\n" + body).getBytes(ISO_8859_1);
  }

  private static final byte[] UPGRADE =
      request(
          """
          GET /ws HTTP/1.1
          Host: h
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\
          """,
          "\u0081\u0085\0\0\0\0hello\u0088\u0082\0\0\0\0\u0003\u00e8");

  private static final List<byte[]> REQUESTS =
      List.of(
          request("GET /hello HTTP/1.1\nHost: h\nConnection: close", ""),
          request("GET /chunks HTTP/1.1\nHost: h\nConnection: close", ""),
          request("GET /nowhere HTTP/1.1\nHost: h\nConnection: close", ""),
          request("POST /echo HTTP/1.1\nHost: h\nContent-Length: 5\nConnection: close", "abc\r\n"),
          UPGRADE);

  /** What a server answers, whose connections give bytes in such pieces. */
  private static List<String> answers(Chunks chunks) {
    return inPieces(
        chunks,
        server -> {
          var answers = new ArrayList<String>();
          for (var request : REQUESTS) answers.add(answer(server.port(), request));
          return answers;
        });
  }

  private static List<String> inPieces(Chunks chunks, Body1<TestServer, List<String>> body) {
    return AsyncTests.run(
        TestOptions.defaults(),
        test -> {
          var net = test.network();
          net.link(net.local(), net.local()).chunks(chunks);
          try (var server = TestServer.create(app())) {
            await(server.start());
            return body.run(server);
          }
        });
  }

  private static String answer(int port, byte[] request) {
    try (var connection = await(openConnection("127.0.0.1", port))) {
      connection.writer().write(request);
      return new String(await(connection.reader().read(-1)), ISO_8859_1)
          .replaceAll("Date: .*\r\n", "");
    }
  }

  @Test
  @DisplayName("TST-19 HTTP and WebSockets have the same results a byte at a time")
  void pieces() {
    var whole = answers(Chunks.WHOLE);
    assertThat(whole.get(0)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
    assertThat(whole.get(1)).contains("piece 2\r\n");
    assertThat(whole.get(3)).endsWith("abc\r\n");
    assertThat(whole.get(4)).startsWith("HTTP/1.1 101 ").contains("echo of hello");
    assertThat(answers(Chunks.ONE_BYTE)).isEqualTo(whole);
    assertThat(answers(Chunks.random(19))).isEqualTo(whole);
  }

  /** What a client gets, whose connections give bytes in such pieces. */
  private static List<String> got(Chunks chunks) {
    return inPieces(
        chunks,
        server -> {
          try (var session = ClientSession.create()) {
            return got(session, "http://127.0.0.1:" + server.port());
          }
        });
  }

  private static List<String> got(ClientSession session, String url) {
    var got = new ArrayList<String>();
    for (var path : List.of("/hello", "/chunks", "/moved", "/nowhere"))
      got.add(text(session.get(url + path)));
    var body = RequestOptions.defaults().data("abc\r\n".repeat(100));
    got.add(text(session.post(url + "/echo", body)));
    try (var ws = await(session.wsConnect(url + "/ws"))) {
      await(ws.sendStr("hello"));
      got.add(await(ws.receiveStr()));
      got.add("" + await(ws.receive()).type());
    }
    return got;
  }

  private static String text(Coroutine<ClientResponse> response) {
    try (var got = await(response)) {
      return got.status() + " " + await(got.text());
    }
  }

  @Test
  @DisplayName("TST-19 HTTP's client has the same results a byte at a time")
  void clientPieces() {
    var whole = got(Chunks.WHOLE);
    assertThat(whole).startsWith("200 hello", "200 piece 0\r\npiece 1\r\npiece 2\r\n", "200 hello");
    assertThat(whole).endsWith("200 " + "abc\r\n".repeat(100), "echo of hello", "CLOSE");
    assertThat(got(Chunks.ONE_BYTE)).isEqualTo(whole);
    assertThat(got(Chunks.random(19))).isEqualTo(whole);
  }
}
