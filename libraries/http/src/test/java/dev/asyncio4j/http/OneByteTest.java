package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.testing.TestServer;
import dev.asyncio4j.http.web.Application;
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

/** The server's HTTP and WebSockets over connections that give bytes in any pieces. */
class OneByteTest {
  private static Application app() {
    return Application.create()
        .addRoutes(
            Web.get("/hello", r -> Response.text("hello").setCookie("a", "b")),
            Web.get("/chunks", OneByteTest::chunks),
            Web.post("/echo", r -> Response.text(await(r.text()))),
            Web.get("/ws", OneByteTest::echo));
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
    return AsyncTests.run(
        TestOptions.defaults(),
        test -> {
          var net = test.network();
          net.link(net.local(), net.local()).chunks(chunks);
          var answers = new ArrayList<String>();
          try (var server = TestServer.create(app())) {
            await(server.start());
            for (var request : REQUESTS) answers.add(answer(server.port(), request));
          }
          return answers;
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
}
