package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.http.ws.Pair.connected;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.ServerTimeoutException;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.WsTimeout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ends of a socket, and its heartbeat, in virtual time. */
class WsCloseTest {
  @Test
  @DisplayName("HTTP-S-08 close sends its code, drops what still comes and waits for the answer")
  void close() {
    connected(
        pair -> {
          for (int i = 0; i < 3; i++) await(pair.server().sendStr("unread"));
          var closing = createTask(pair.client().close(4001, "bye"));
          assertThat(await(pair.server().receive())).isEqualTo(Pair.close(4001, "bye"));
          assertThat(pair.server().isClosed()).isTrue();
          assertThat(await(closing)).isTrue();
          assertThat(pair.client().closeCode()).hasValue(1000);
          assertThat(await(pair.client().close(1000))).isFalse();
          pair.client().close();
          passes(3);
          assertThat(pair.clientLink().isClosing()).isTrue();
          assertThat(pair.serverLink().isClosing()).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-S-08 an answer that does not come: 1006 after the limit")
  void unanswered() {
    connected(
        Pair.settings(WsTimeout.defaults().wsClose(seconds(3)), null),
        Pair.SETTINGS,
        pair -> {
          var start = now();
          assertThat(await(pair.client().close(1000))).isTrue();
          assertThat(secondsSince(start)).isEqualTo(3);
          assertThat(pair.client().closeCode()).hasValue(1006);
          assertThat(pair.client().exception()).isInstanceOf(AsyncTimeoutException.class);
        });
  }

  @Test
  @DisplayName("HTTP-S-08 a task that receives gets CLOSING, and the close goes on")
  void wakesReceiver() {
    connected(
        pair -> {
          var receiver = createTask(pair.client().receive());
          var peer = createTask(pair.server().receive());
          passes(1);
          assertThat(await(pair.client().close(1000))).isTrue();
          assertThat(await(receiver).type()).isEqualTo(WsMessageType.CLOSING);
          assertThat(await(peer)).isEqualTo(Pair.close(1000, ""));
          assertThat(pair.client().closeCode()).hasValue(1000);
        });
  }

  @Test
  @DisplayName("HTTP-S-08 both sides close at once")
  void bothClose() {
    connected(
        pair -> {
          var client = createTask(pair.client().close(4001));
          var server = createTask(pair.server().close(4002));
          assertThat(await(client)).isTrue();
          assertThat(await(server)).isTrue();
          assertThat(pair.client().closeCode()).hasValue(4002);
          assertThat(pair.server().closeCode()).hasValue(4001);
        });
  }

  @Test
  @DisplayName("HTTP-S-08 a cancelled close ends the link at once, wherever it waits")
  void cancelledClose() {
    connected(
        pair -> {
          var closing = createTask(pair.client().close(1000));
          passes(3);
          closing.cancel();
          assertFails(CancelledError.class, closing);
          passes(1);
          assertThat(pair.client().closeCode()).hasValue(1006);
          assertThat(pair.clientLink().isClosing()).isTrue();
          assertThat(pair.serverLink().isClosing()).isTrue();
        });
    connected(
        pair -> {
          var receiver = createTask(pair.client().receive());
          passes(1);
          var closing = createTask(pair.client().close(1000));
          passes(1);
          closing.cancel();
          assertFails(CancelledError.class, closing);
          assertThat(await(receiver).type()).isEqualTo(WsMessageType.CLOSING);
          assertThat(pair.client().isClosed()).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-S-08 without autoclose the program answers the peer's close itself")
  void noAutoclose() {
    connected(
        Pair.autoclose(false),
        Pair.autoclose(false),
        pair -> {
          var closing = createTask(pair.server().close(4000));
          assertThat(await(pair.client().receive())).isEqualTo(Pair.close(4000, ""));
          assertThat(pair.client().isClosed()).isFalse();
          assertThat(await(pair.client().close(4444))).isTrue();
          assertThat(pair.client().closeCode()).hasValue(4000);
          assertThat(await(closing)).isTrue();
          assertThat(pair.server().closeCode()).hasValue(4444);
        });
    connected(
        Pair.autoclose(false),
        Pair.autoclose(false),
        pair -> {
          var closing = createTask(pair.client().close(4000));
          assertThat(await(pair.server().receive())).isEqualTo(Pair.close(4000, ""));
          assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.CLOSING);
          assertThat(await(pair.server().close(1000))).isTrue();
          assertThat(await(closing)).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-S-08 nothing is sent after the close frame")
  void sendAfterClose() {
    connected(
        pair -> {
          var closing = createTask(pair.client().close(1000));
          passes(1);
          assertFails(ClientConnectionResetException.class, pair.client().sendStr("late"));
          assertFails(ClientConnectionResetException.class, pair.client().ping());
          await(pair.server().receive());
          await(closing);
        });
  }

  @Test
  @DisplayName("HTTP-S-02 a peer that goes on after its error is dropped after the time of a close")
  void lingering() {
    connected(
        pair -> {
          pair.clientLink().write(new byte[] {(byte) 0x83, (byte) 0x80});
          assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.ERROR);
          for (int i = 0; i < 100; i++) pair.clientLink().write(new byte[10_000]);
          passes(5);
          assertThat(pair.clientLink().queued()).isZero();
          pause(9);
          assertThat(pair.serverLink().isClosing()).isFalse();
          pause(2);
          assertThat(pair.serverLink().isClosing()).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-S-07 pings are answered within a receive, pongs are not seen")
  void autoping() {
    connected(
        Pair.autoping(false, null),
        Pair.SETTINGS,
        pair -> {
          await(pair.client().ping(new byte[] {7}));
          await(pair.client().pong(new byte[] {8}));
          await(pair.client().sendStr("seen"));
          assertThat(await(pair.server().receive())).isEqualTo(Pair.text("seen"));
          WsMessage pong = await(pair.client().receive());
          assertThat(pong.type()).isEqualTo(WsMessageType.PONG);
          assertThat(pong.bytes()).containsExactly(7);
          await(pair.server().ping());
          assertThat(await(pair.client().receive()).type()).isEqualTo(WsMessageType.PING);
        });
  }

  @Test
  @DisplayName("HTTP-S-07 no pong within half of the heartbeat: ERROR, 1006, closed, on each side")
  void noPong() {
    connected(
        Pair.settings(WsTimeout.defaults(), seconds(10)),
        Pair.SETTINGS,
        pair -> {
          var start = now();
          WsMessage error = await(pair.client().receive());
          assertThat(secondsSince(start)).isEqualTo(15);
          assertThat(error.error())
              .isInstanceOf(ServerTimeoutException.class)
              .hasMessage("No PONG received after 5.0 seconds");
          assertThat(pair.client().isClosed()).isTrue();
          assertThat(pair.client().closeCode()).hasValue(1006);
          assertThat(pair.client().exception()).isSameAs(error.error());
          assertThat(await(pair.client().receive()).type()).isEqualTo(WsMessageType.CLOSED);
          assertThat(pair.clientLink().isClosing()).isTrue();
        });
    connected(
        Pair.SETTINGS,
        Pair.settings(WsTimeout.defaults(), seconds(10)),
        pair ->
            assertThat(await(pair.server().receive()).error())
                .isInstanceOf(AsyncTimeoutException.class));
  }

  @Test
  @DisplayName("HTTP-S-07 pongs keep a quiet socket, and any data resets the heartbeat")
  void heartbeat() {
    connected(
        Pair.settings(WsTimeout.defaults(), seconds(10)),
        Pair.autoping(false, null),
        pair -> {
          var client = createTask(pair.client().receive());
          for (int i = 0; i < 5; i++) {
            var start = now();
            assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.PING);
            assertThat(secondsSince(start)).isEqualTo(10);
            await(pair.server().pong(new byte[0]));
          }
          for (int i = 0; i < 5; i++) {
            pause(9);
            await(pair.server().pong(new byte[0]));
          }
          var start = now();
          assertThat(await(pair.server().receive()).type()).isEqualTo(WsMessageType.PING);
          assertThat(secondsSince(start)).isEqualTo(10);
          await(pair.server().sendStr("data instead of a pong"));
          assertThat(await(client).text()).startsWith("data");
          pause(9);
          assertThat(pair.client().isClosed()).isFalse();
          pair.clientLink().abort(); // the heartbeat goes with the connection
        });
  }

  @Test
  @DisplayName("HTTP-S-07 nothing is left of a heartbeat after the close")
  void heartbeatEnds() {
    connected(
        Pair.settings(WsTimeout.defaults(), seconds(10)),
        Pair.SETTINGS,
        pair -> {
          var peer = createTask(pair.server().receive());
          await(pair.client().close(1000));
          await(peer);
          pause(100);
          assertThat(pair.client().closeCode()).hasValue(1000);
          assertThat(pair.client().exception()).isNull();
        });
  }

  @Test
  @DisplayName("HTTP-S-09 a lost link ends a close that waits, and a sender that waits")
  void lostWhileWaiting() {
    connected(
        pair -> {
          var sending =
              createTask(
                  async(
                      () -> {
                        for (int i = 0; i < 100; i++) {
                          await(pair.client().sendBytes(new byte[10_000]));
                        }
                      }));
          passes(20);
          assertThat(sending.done()).isFalse();
          pair.serverLink().abort();
          assertFails(ClientConnectionResetException.class, sending);
        });
    connected(
        pair -> {
          var closing = createTask(pair.client().close(1000));
          passes(3);
          pair.serverLink().abort();
          assertThat(await(closing)).isTrue();
          assertThat(pair.client().closeCode()).hasValue(1006);
        });
  }
}
