package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.http.ws.Pair.connected;
import static dev.asyncio4j.http.ws.Pair.text;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.WsMessageTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sending and receiving, on a pipe in memory. */
class WsSocketTest {
  @Test
  @DisplayName("HTTP-S-05 text, bytes and JSON go both ways, in order")
  void messages() {
    connected(
        pair -> {
          await(pair.client().sendStr("grüß"));
          await(pair.client().sendBytes(new byte[] {1, 2}));
          await(pair.client().sendJson(Map.of("k", List.of(1, 2))));
          assertThat(await(pair.server().receiveStr())).isEqualTo("grüß");
          assertThat(await(pair.server().receiveBytes())).containsExactly(1, 2);
          assertThat((Object) await(pair.server().receiveJson(Map.class)))
              .hasToString("{k=[1, 2]}");
          await(pair.server().sendStr("back"));
          assertThat(await(pair.client().receive())).isEqualTo(text("back"));
          assertThat(pair.client().protocol()).contains("chat");
          assertThat(pair.client().compress()).isZero();
          assertThat(pair.client()).hasToString("<WebSocket CLIENT OPEN 0 messages>");
        });
  }

  @Test
  @DisplayName("HTTP-S-05 two tasks that receive are told")
  void concurrentReceive() {
    connected(
        pair -> {
          var first = createTask(pair.client().receive());
          passes(1);
          var error = assertFails(IllegalStateException.class, pair.client().receive());
          assertThat(error).hasMessageStartingWith("Concurrent call to receive() is not allowed");
          await(pair.server().sendStr("x"));
          assertThat(await(first)).isEqualTo(text("x"));
        });
  }

  @Test
  @DisplayName("HTTP-S-05 the iteration ends when the peer closes; a receive then gives CLOSED")
  void iteration() {
    connected(
        pair -> {
          var closing =
              createTask(
                  async(
                      () -> {
                        await(pair.server().sendStr("a"));
                        await(pair.server().sendStr("b"));
                        return await(pair.server().close(4000, "enough"));
                      }));
          var texts = new ArrayList<String>();
          for (WsMessage message : each(pair.client())) texts.add(message.text());
          assertThat(texts).containsExactly("a", "b");
          assertThat(pair.client().closeCode()).hasValue(4000);
          assertThat(await(closing)).isTrue();
          assertThat(pair.server().closeCode()).hasValue(1000);
          for (int i = 0; i < 9; i++) {
            assertThat(await(pair.client().receive()).type()).isEqualTo(WsMessageType.CLOSED);
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-05 a server's handler that never leaves its loop is stopped")
  void endlessHandler() {
    connected(
        pair -> {
          var closing = createTask(pair.client().close(1000));
          assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.CLOSE);
          assertThat(await(closing)).isTrue();
          for (int i = 0; i < 4; i++) {
            assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.CLOSED);
          }
          assertFails(IllegalStateException.class, pair.server().receive());
        });
  }

  @Test
  @DisplayName("HTTP-S-06 a message of another type is told and consumed")
  void wrongType() {
    connected(
        pair -> {
          await(pair.client().sendStr("x"));
          await(pair.client().sendBytes(new byte[3]));
          await(pair.client().sendStr("{"));
          await(pair.client().sendStr("last"));
          assertThat(assertFails(WsMessageTypeException.class, pair.server().receiveBytes()))
              .hasMessage("Received message TEXT:x is not BINARY");
          assertThat(assertFails(WsMessageTypeException.class, pair.server().receiveStr()))
              .hasMessage("Received message BINARY:3 bytes is not TEXT");
          assertFails(IllegalArgumentException.class, pair.server().receiveJson(Map.class));
          assertThat(await(pair.server().receiveStr())).isEqualTo("last");
        });
  }

  @Test
  @DisplayName(
      "HTTP-S-06 a receive that times out or is cancelled takes nothing, the socket stays usable")
  void timeoutOfReceive() {
    connected(
        pair -> {
          assertFails(AsyncTimeoutException.class, pair.client().receive(seconds(3)));
          var cancelled = createTask(pair.client().receive());
          passes(1);
          cancelled.cancel();
          assertFails(CancelledError.class, cancelled);
          assertThat(pair.client().isClosed()).isFalse();
          assertThat(pair.client().closeCode()).isEmpty();
          await(pair.server().sendStr("still"));
          assertThat(await(pair.client().receiveStr(seconds(1)))).isEqualTo("still");
        });
  }

  @Test
  @DisplayName("HTTP-S-06 the limit of the settings holds for receives without one")
  void receiveTimeoutOfSettings() {
    var timeout = dev.asyncio4j.http.WsTimeout.defaults().wsReceive(seconds(2));
    connected(
        Pair.settings(timeout, null),
        Pair.SETTINGS,
        pair -> assertFails(AsyncTimeoutException.class, pair.client().receive()));
  }

  @Test
  @DisplayName("HTTP-S-03 a message too big: 1009 and ERROR here, CLOSE 1009 at the peer")
  void tooBig() {
    connected(
        Pair.SETTINGS,
        Pair.maxMsgSize(100),
        pair -> {
          await(pair.client().sendStr("x".repeat(99)));
          await(pair.client().sendStr("x".repeat(100)));
          await(pair.client().sendStr("never seen"));
          assertThat(await(pair.server().receive()).text()).hasSize(99);
          WsMessage error = await(pair.server().receive());
          assertThat(error.type()).isEqualTo(WsMessageType.ERROR);
          assertThat(((WebSocketException) error.error()).code()).isEqualTo(1009);
          assertThat(error.error()).hasMessage("Message size 100 exceeds limit 100");
          assertThat(pair.server().isClosed()).isTrue();
          assertThat(await(pair.client().receive())).isEqualTo(Pair.close(1009, ""));
          assertThat(pair.client().closeCode()).hasValue(1009);
          assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.CLOSED);
        });
  }

  @Test
  @DisplayName("HTTP-S-02 a broken rule: 1002 or 1007 and ERROR here, CLOSE at the peer")
  void brokenRule() {
    connected(
        pair -> {
          await(pair.client().sendFrame(new byte[] {(byte) 0xFF}, WsMessageType.TEXT));
          WsMessage error = await(pair.server().receive());
          assertThat(error.error()).hasMessage("Invalid UTF-8 text message");
          assertThat(await(pair.client().receive())).isEqualTo(Pair.close(1007, ""));
        });
    connected(
        pair -> {
          pair.serverLink().write(new byte[] {(byte) 0x83, 0});
          WsMessage error = await(pair.client().receive());
          assertThat(error.error()).hasMessage("Unexpected opcode=3");
          assertThat(pair.client().closeCode()).hasValue(1002);
          assertThat(await(pair.server().receive())).isEqualTo(Pair.close(1002, ""));
        });
  }

  @Test
  @DisplayName("HTTP-S-09 the link is lost: CLOSED and 1006 on both sides; a send is told")
  void lost() {
    connected(
        pair -> {
          await(pair.client().sendStr("on its way"));
          passes(2);
          pair.serverLink().breakWith(new java.io.IOException("reset"));
          passes(2);
          assertThat(await(pair.server().receive())).isEqualTo(text("on its way"));
          for (var side : List.of(pair.client(), pair.server())) {
            assertThat(await(side.receive()).type()).isEqualTo(WsMessageType.CLOSED);
            assertThat(side.closeCode()).hasValue(1006);
            assertThat(side.exception()).isInstanceOf(ClientConnectionResetException.class);
            assertThat(side.isClosed()).isTrue();
            assertThat(assertFails(ClientConnectionResetException.class, side.sendStr("x")))
                .hasMessage("Cannot write to closing transport");
            assertThat(await(side.close(1000))).isFalse();
          }
        });
  }

  @Test
  @DisplayName("HTTP-S-02 what cannot be a frame is refused at the call")
  void refused() {
    connected(
        pair -> {
          for (var type : List.of(WsMessageType.CONTINUATION, WsMessageType.CLOSED)) {
            assertThatThrownBy(() -> pair.client().sendFrame(new byte[1], type))
                .hasMessageContaining("is nothing to be sent");
          }
          assertThatThrownBy(() -> pair.client().ping(new byte[126]))
              .hasMessage("PING has at most 125 bytes, got 126: send a message instead");
          assertThatThrownBy(() -> pair.client().close(1006)).hasMessageContaining("1006");
        });
  }
}
