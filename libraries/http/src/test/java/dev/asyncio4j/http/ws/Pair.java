package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.WsTimeout;
import dev.asyncio4j.testing.AsyncTests;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client and a server on a pipe in memory, in virtual time. */
record Pair(WsSocket client, WsSocket server, MemoryLink clientLink, MemoryLink serverLink) {
  /** Code that has both. */
  interface Body {
    void run(Pair pair) throws Exception;
  }

  static final WsSettings SETTINGS = settings(WsTimeout.defaults(), null);

  static WsSettings settings(WsTimeout timeout, @Nullable Duration heartbeat) {
    return new WsSettings(
        timeout.wsReceive(), timeout.wsClose(), true, true, heartbeat, 4 << 20, true);
  }

  static WsSettings autoclose(boolean on) {
    return new WsSettings(null, Duration.ofSeconds(10), on, true, null, 4 << 20, true);
  }

  static WsSettings autoping(boolean on, @Nullable Duration heartbeat) {
    return new WsSettings(null, Duration.ofSeconds(10), true, on, heartbeat, 4 << 20, true);
  }

  static WsSettings maxMsgSize(int bytes) {
    return new WsSettings(null, Duration.ofSeconds(10), true, true, null, bytes, true);
  }

  static void connected(Body body) {
    connected(SETTINGS, SETTINGS, null, body);
  }

  static void connected(WsSettings client, WsSettings server, Body body) {
    connected(client, server, null, body);
  }

  static void connected(
      WsSettings client, WsSettings server, @Nullable DeflateTerms deflate, Body body) {
    AsyncTests.run(
        () -> {
          var loop = getRunningLoop();
          MemoryLink[] ends = MemoryLink.pair();
          var terms = new WsTerms("chat", deflate);
          body.run(
              new Pair(
                  new WsSocket(loop, Role.CLIENT, ends[0], client, terms),
                  new WsSocket(loop, Role.SERVER, ends[1], server, terms),
                  ends[0],
                  ends[1]));
        });
  }

  static WsMessage text(String text) {
    return new WsMessage(WsMessageType.TEXT, text, "");
  }

  static WsMessage close(int code, String reason) {
    return new WsMessage(WsMessageType.CLOSE, code, reason);
  }
}
