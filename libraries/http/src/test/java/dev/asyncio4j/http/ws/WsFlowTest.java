package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.http.ws.Pair.connected;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Back-pressure and compression of sockets, on a pipe in memory. */
class WsFlowTest {
  @Test
  @DisplayName(
      "HTTP-S-04 compressed frames when that was not negotiated: 1002; asking for it is refused")
  void notNegotiated() {
    connected(
        pair -> {
          assertThatThrownBy(() -> pair.client().sendFrame(new byte[1], WsMessageType.TEXT, true))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("Compression was not negotiated");
          pair.clientLink().write(new FrameWriter(true).frame(Opcode.TEXT, new byte[] {0}, true));
          assertThat(await(pair.server().receive()).error())
              .hasMessage("Received frame with non-zero reserved bits");
          assertThat(await(pair.client().receive())).isEqualTo(Pair.close(1002, ""));
        });
  }

  @Test
  @DisplayName("HTTP-S-04 parallel and cancelled sends keep the context of compression")
  void parallelCompression() {
    connected(
        Pair.SETTINGS,
        Pair.SETTINGS,
        new DeflateTerms(15, true),
        pair -> {
          var received =
              createTask(
                  async(
                      () -> {
                        var texts = new ArrayList<String>();
                        for (WsMessage message : each(pair.server()))
                          texts.add(message.text().substring(0, 3));
                        return texts;
                      }));
          String large = "large and larger ".repeat(20_000);
          var sends = new ArrayList<dev.asyncio4j.Task<?>>();
          for (int i = 100; i < 120; i++) {
            sends.add(createTask(pair.client().sendStr(i + (i % 4 == 0 ? large : "small"))));
          }
          passes(1);
          sends.get(0).cancel();
          sends.get(4).cancel();
          for (var send : sends)
            await(dev.asyncio4j.Asyncio.wait(List.of(send), dev.asyncio4j.WaitOptions.defaults()));
          await(pair.client().sendFrame("120 plain".getBytes(UTF_8), WsMessageType.TEXT, false));
          await(pair.client().sendStr("121 again"));
          await(pair.client().close(1000));
          assertThat(await(received))
              .contains("101", "102", "119", "120", "121")
              .doesNotHaveDuplicates();
          assertThat(pair.client().compress()).isEqualTo(15);
        });
  }

  @Test
  @DisplayName("HTTP-S-10 a peer that is not read from holds the sender; nothing is lost")
  void backPressure() {
    connected(
        pair -> {
          var sending =
              createTask(
                  async(
                      () -> {
                        for (int i = 0; i < 1000; i++)
                          await(pair.client().sendStr("ä".repeat(1024)));
                        return "sent";
                      }));
          passes(300);
          assertThat(sending.done()).isFalse();
          assertThat(pair.clientLink().queued()).isBetween(64L << 10, 68L << 10);
          assertThat(pair.server().toString()).contains("64 messages, peer held back");
          for (int i = 0; i < 1000; i++)
            assertThat(await(pair.server().receiveStr())).hasSize(1024);
          assertThat(await(sending)).isEqualTo("sent");
        });
  }

  @Test
  @DisplayName("HTTP-S-10 a send that is cancelled while it waits has sent its message")
  void cancelledSend() {
    connected(
        pair -> {
          int sent = 0;
          dev.asyncio4j.Task<?> last;
          do {
            byte[] message = {(byte) sent, 0, 0};
            last = createTask(pair.client().sendBytes(java.util.Arrays.copyOf(message, 10_000)));
            sent++;
            passes(3);
          } while (last.done());
          last.cancel();
          assertFails(CancelledError.class, last);
          var next = createTask(pair.client().sendStr("next"));
          for (int i = 0; i < sent; i++) {
            assertThat(await(pair.server().receiveBytes())[0]).isEqualTo((byte) i);
          }
          assertThat(await(pair.server().receiveStr())).isEqualTo("next");
          await(next);
        });
  }

  @Test
  @DisplayName("HTTP-S-10 many empty messages are held back, too")
  void emptyMessages() {
    connected(
        pair -> {
          for (int i = 0; i < 5000; i++) await(pair.client().sendBytes(new byte[0]));
          passes(3);
          assertThat(pair.server().toString()).contains("peer held back");
          for (int i = 0; i < 5000; i++) assertThat(await(pair.server().receiveBytes())).isEmpty();
        });
  }
}
