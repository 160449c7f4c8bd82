package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.examples.http.Told.kind;
import static dev.asyncio4j.examples.http.Told.say;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientWebSocket;
import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsConnectOptions;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.WsMessageTypeException;
import dev.asyncio4j.http.WsServerHandshakeException;
import dev.asyncio4j.http.WsTimeout;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.http.web.WebSocketResponse;
import dev.asyncio4j.http.web.WsOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * WebSockets in depth: handshakes refused, subprotocols, kinds of messages, limits, heartbeat,
 * every way to close, lost connections.
 */
public final class WebSockets {
  private static final WsConnectOptions DEFAULTS = WsConnectOptions.defaults();

  /** Tells of subprotocols that nobody knows, which is not what the program is about. */
  private static final Logger LOGGER = Logger.getLogger("dev.asyncio4j.http.web");

  private final ClientSession session;

  private WebSockets(ClientSession session) {
    this.session = session;
  }

  /** Runs the program. */
  public static void main(String... arguments) {
    LOGGER.setLevel(Level.OFF);
    run(async(WebSockets::all));
  }

  private static String told(WsMessage message) {
    return switch (message.type()) {
      case CLOSE -> "CLOSE " + message.code() + " '" + message.extra() + "'";
      case ERROR -> {
        var code = message.error() instanceof WebSocketException e ? "" + e.code() : "-";
        yield "ERROR " + kind(message.error()) + " " + code;
      }
      case TEXT -> "TEXT " + message.text().length();
      case CLOSING, CLOSED -> message.type().name();
      default -> message.type() + " " + message.bytes().length;
    };
  }

  private static String code(ClientWebSocket ws) {
    return ws.closeCode().isPresent() ? "" + ws.closeCode().getAsInt() : "null";
  }

  /** Echoes; and does what a text asks for. */
  private static StreamResponse talk(Request request) {
    var ws =
        WebSocketResponse.create(
            WsOptions.defaults()
                .protocols("b", "a")
                .maxMsgSize(1000)
                .timeout(Duration.ofMillis(300)));
    await(ws.prepare(request));
    for (WsMessage message : each(ws)) {
      if (message.type() == WsMessageType.BINARY) {
        await(ws.sendBytes(message.bytes()));
      } else if (message.type() == WsMessageType.ERROR) {
        say(" server:", told(message), ws.isClosed());
      } else if (message.text().equals("close")) {
        boolean closed = await(ws.close(4001, "bye"));
        say(" server closes:", closed, ws.closeCode().orElseThrow());
      } else if (message.text().equals("return")) {
        break;
      } else {
        answer(ws, message.text(), request);
      }
    }
    return ws;
  }

  private static void answer(WebSocketResponse ws, String text, Request request) {
    switch (text) {
      case "big" -> await(ws.sendStr("x".repeat(5000)));
      case "abort" -> request.task().cancel();
      case "sleep" -> await(sleep(Duration.ofMillis(500)));
      default -> await(ws.sendStr(text));
    }
  }

  private static StreamResponse plain(Request request) {
    String status = request.query().get("status", "200");
    return Response.text("no socket here").status(Integer.parseInt(status));
  }

  /** Grants what nobody has asked for. */
  private static void liar(StreamReader reader, StreamWriter writer) {
    await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)));
    writer.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
                + "Sec-WebSocket-Accept: x\r\n\r\n")
            .getBytes(US_ASCII));
    await(reader.read(-1));
    writer.close();
  }

  private static void all() {
    var app = Application.create();
    app.addRoutes(Web.get("/talk", WebSockets::talk), Web.get("/plain", WebSockets::plain));
    var runner = AppRunner.create(app);
    await(runner.setup());
    var site = Site.tcp(runner, "127.0.0.1", 0);
    await(site.start());
    var liar = await(startServer(WebSockets::liar, "127.0.0.1", 0));
    int liarsPort = ((InetSocketAddress) liar.sockets().get(0)).getPort();
    try (var session = ClientSession.create("http://127.0.0.1:" + site.port() + "/")) {
      var program = new WebSockets(session);
      program.handshakes("http://127.0.0.1:" + liarsPort + "/");
      program.messages();
      program.oneReceiver();
      program.tooBig();
      program.closing();
      program.lost();
    }
    await(runner.cleanup());
    liar.close();
  }

  private ClientWebSocket connect(WsConnectOptions options) {
    return await(session.wsConnect("/talk", options));
  }

  private void handshakes(String liar) {
    say("handshakes");
    for (String url : List.of("/plain", "/plain?status=403", liar)) {
      try {
        await(session.wsConnect(url));
      } catch (WsServerHandshakeException e) {
        say("", "handshake", e.status(), e.message());
      }
    }
    for (String[] protocols : new String[][] {{"x", "a", "b"}, {"x"}, {}}) {
      try (var ws = connect(DEFAULTS.protocols(protocols))) {
        say("", Arrays.asList(protocols), ws.protocol(), ws.compress());
      }
    }
  }

  private void messages() {
    say("messages");
    for (int compress : new int[] {0, 15}) {
      try (var ws = connect(DEFAULTS.compress(compress))) {
        await(ws.sendStr("h\u00e9llo".repeat(30)));
        await(ws.sendJson(Map.of("k", Arrays.asList(1, null))));
        await(ws.sendBytes(new byte[] {0, (byte) 0xff}));
        await(ws.ping(new byte[1]));
        say(
            "",
            ws.compress(),
            await(ws.receiveStr()).length(),
            ((Map<?, ?>) await(ws.receive()).json()).get("k"),
            await(ws.receiveBytes()));
        misused(ws);
      }
    }
    try (var ws = connect(DEFAULTS.autoping(false))) {
      await(ws.ping(new byte[3]));
      say("", told(await(ws.receive())));
    }
  }

  private static void misused(ClientWebSocket ws) {
    await(ws.sendStr("kind"));
    try {
      await(ws.receiveBytes());
    } catch (WsMessageTypeException e) {
      say("", "not binary, and consumed");
    }
    try {
      await(ws.receive(Duration.ofMillis(50)));
    } catch (AsyncTimeoutException e) {
      say("", kind(e), ws.isClosed());
    }
    await(ws.sendStr("still"));
    say("", await(ws.receiveStr()));
  }

  private void oneReceiver() {
    say("one receiver");
    try (var ws = connect(DEFAULTS)) {
      var waits = createTask(ws.receive());
      await(sleep(Duration.ZERO));
      try {
        await(ws.receive());
      } catch (IllegalStateException e) {
        say("", String.valueOf(e.getMessage()).substring(0, 43));
      }
      boolean first = await(ws.close(1000));
      say(
          "",
          first,
          told(await(waits)),
          code(ws),
          await(ws.close(1000)),
          told(await(ws.receive())));
    }
  }

  private void tooBig() {
    say("too big");
    try (var ws = connect(DEFAULTS.maxMsgSize(2000))) {
      await(ws.sendStr("big"));
      var message = await(ws.receive());
      say("", told(message), ws.isClosed(), code(ws), told(await(ws.receive())));
    }
    for (int compress : new int[] {0, 15}) {
      try (var ws = connect(DEFAULTS.compress(compress))) {
        await(ws.sendStr("y".repeat(999)));
        say("", told(await(ws.receive())));
        await(ws.sendStr("y".repeat(1001)));
        say("", told(await(ws.receive())), code(ws));
      }
    }
  }

  private void closing() {
    say("closing");
    try (var ws = connect(DEFAULTS)) {
      await(ws.sendStr("close"));
      List<String> seen = new ArrayList<>();
      for (WsMessage message : each(ws)) seen.add(told(message));
      say("", seen, ws.isClosed(), code(ws));
    }
    try (var ws = connect(DEFAULTS.autoclose(false))) {
      await(ws.sendStr("close"));
      say("", told(await(ws.receive())), ws.isClosed(), await(ws.close(4002)), code(ws));
    }
    try (var ws = connect(DEFAULTS)) {
      await(ws.sendStr("return"));
      say("", told(await(ws.receive())));
      await(ws.sendStr("late"));
    } catch (ClientConnectionResetException e) {
      say("", kind(e), e);
    }
    var limit = WsTimeout.defaults().wsClose(Duration.ofMillis(100));
    try (var ws = connect(DEFAULTS.timeout(limit))) {
      await(ws.sendStr("sleep"));
      say("", "unanswered:", await(ws.close(1000)), code(ws), ws.exception());
    }
  }

  private void lost() {
    say("lost");
    try (var ws = connect(DEFAULTS)) {
      await(ws.sendStr("abort"));
      say("", told(await(ws.receive())), ws.isClosed(), code(ws));
    }
    try (var ws = connect(DEFAULTS.heartbeat(Duration.ofMillis(100)))) {
      await(ws.sendStr("sleep"));
      var message = await(ws.receive());
      say("", told(message), ws.isClosed(), code(ws), ws.exception() == message.error());
    }
  }
}
