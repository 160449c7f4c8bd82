package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.http.ws.Pair.connected;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.ServerTimeoutException;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.WsTimeout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends of a socket one of whose sides does not read, in virtual time. */
class WsUnreadTest {
  private static final WsSettings BRIEF =
      Pair.settings(WsTimeout.defaults().wsClose(seconds(3)), null);

  /** Sends until nothing more is taken, for the peer does not receive. */
  private static Task<?> flood(WsSocket from) {
    var sending =
        createTask(
            async(
                () -> {
                  for (int i = 0; i < 100; i++) await(from.sendBytes(new byte[10_000]));
                }));
    passes(50);
    assertThat(sending.done()).isFalse();
    return sending;
  }

  private static boolean close(WsSocket socket) {
    return timeout(seconds(60), () -> await(socket.close(1000)));
  }

  @Test
  @DisplayName("HTTP-S-08 close ends within its limit though the peer takes no more bytes")
  void closeWhileFull() {
    connected(
        BRIEF,
        Pair.SETTINGS,
        pair -> {
          var sending = flood(pair.client());
          var start = now();
          assertThat(close(pair.client())).isTrue();
          assertThat(secondsSince(start)).isEqualTo(3);
          assertThat(pair.client().closeCode()).hasValue(1006);
          assertThat(pair.client().exception()).isInstanceOf(AsyncTimeoutException.class);
          assertFails(ClientConnectionResetException.class, sending);
          assertThat(pair.serverLink().isClosing()).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-S-08 an answer that does not come: the link ends, whatever is still queued")
  void unansweredAndQueued() {
    connected(
        BRIEF,
        Pair.SETTINGS,
        pair -> {
          pair.serverLink().pauseReading();
          await(pair.client().sendStr("unread"));
          assertThat(close(pair.client())).isTrue();
          passes(2);
          assertThat(pair.serverLink().isClosing()).isTrue();
        });
  }

  @Test
  @DisplayName("HTTP-S-08 a peer that closes and reads no answer has the time of a close for it")
  void unreadAnswer() {
    connected(
        BRIEF,
        Pair.SETTINGS,
        pair -> {
          pair.serverLink().pauseReading();
          pair.serverLink()
              .write(
                  new FrameWriter(false).frame(Opcode.CLOSE, CloseFrame.encode(1000, ""), false));
          assertThat(await(pair.client().receive())).isEqualTo(Pair.close(1000, ""));
          assertThat(pair.client().closeCode()).hasValue(1000);
          pause(2);
          assertThat(pair.serverLink().isClosing()).isFalse();
          pause(2);
          assertThat(pair.serverLink().isClosing()).isTrue();
          assertThat(pair.client().closeCode()).hasValue(1000);
        });
  }

  @Test
  @DisplayName("HTTP-S-02 a broken rule is told at once though the peer takes no more bytes")
  void refusedWhileFull() {
    connected(
        Pair.SETTINGS,
        BRIEF,
        pair -> {
          var sending = flood(pair.server());
          pair.clientLink().write(new byte[] {(byte) 0x83, (byte) 0x80});
          var start = now();
          var error = timeout(seconds(60), () -> await(pair.server().receive()));
          assertThat(error.type()).isEqualTo(WsMessageType.ERROR);
          assertThat(secondsSince(start)).isZero();
          pause(4);
          assertThat(pair.clientLink().isClosing()).isTrue();
          assertFails(ClientConnectionResetException.class, sending);
        });
  }

  @Test
  @DisplayName(
      "HTTP-S-07 a peer that is held back is not taken for dead; once it is read, it may be")
  void heldBack() {
    connected(
        Pair.settings(WsTimeout.defaults(), seconds(10)),
        Pair.SETTINGS,
        pair -> {
          var peer = createTask(pair.server().receive());
          var sending = flood(pair.server());
          assertThat(pair.client().toString()).contains("peer held back");
          pause(100);
          assertThat(pair.client().isClosed()).isFalse();
          for (int i = 0; i < 100; i++)
            assertThat(await(pair.client().receiveBytes())).hasSize(10_000);
          await(sending);
          pause(100);
          assertThat(pair.client().isClosed()).isFalse();
          pair.serverLink().pauseReading();
          assertThat(await(pair.client().receive()).error())
              .isInstanceOf(ServerTimeoutException.class);
          await(peer);
        });
  }
}
