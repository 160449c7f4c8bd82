package dev.asyncio4j.transports;

import static dev.asyncio4j.transports.Pair.recorded;
import static dev.asyncio4j.transports.Pair.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.asyncio4j.support.LogCapture;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransportWriteTest {
  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  @DisplayName(
      "TRANSPORT-07 write after writeEof fails, of null too; write of nothing does nothing")
  void badWrites() {
    recorded(
        pair -> {
          pair.client().write(new byte[0]);
          pair.client().write(ByteBuffer.allocate(0));
          pair.client().writeLines(List.of());
          assertThatNullPointerException().isThrownBy(() -> pair.client().write((byte[]) null));
          pair.client().writeEof();
          for (var write : writesTo(pair.client())) {
            assertThatIllegalStateException()
                .isThrownBy(write::run)
                .withMessageStartingWith("Cannot call write() after writeEof()");
          }
          until(pair.serverProtocol()::isLost);
          assertThat(pair.serverProtocol().text()).isEmpty();
        });
  }

  private static List<Runnable> writesTo(Transport transport) {
    return List.of(
        () -> transport.write(bytes("x")),
        () -> transport.write(ByteBuffer.wrap(bytes("x"))),
        () -> transport.writeLines(List.of(bytes("x"))));
  }

  @Test
  @DisplayName("TRANSPORT-07 arrays, heap and direct buffers and lines arrive as written")
  void allWaysToWrite() {
    recorded(
        pair -> {
          pair.client().write(bytes("one "));
          pair.client().write(ByteBuffer.wrap(bytes("(two )"), 1, 4).slice());
          var direct = ByteBuffer.allocateDirect(6);
          pair.client().write(direct.put(bytes("three ")).flip());
          assertThat(direct.hasRemaining()).isFalse();
          pair.client().writeLines(List.of(bytes("four "), bytes("five")));
          until(() -> pair.serverProtocol().text().equals("one two three four five"));
        });
  }

  @Test
  @DisplayName("TRANSPORT-07 writes to a lost connection go nowhere; the fifth one is logged")
  void writesAfterLoss() {
    recorded(
        pair -> {
          pair.client().abort();
          try (var log = new LogCapture()) {
            for (int i = 0; i < 4; i++) pair.client().write(bytes("x"));
            assertThat(log.messages()).isEmpty();
            pair.client().write(bytes("x"));
            assertThat(log.messages()).singleElement().asString().contains("socket.send() raised");
          }
        });
  }
}
