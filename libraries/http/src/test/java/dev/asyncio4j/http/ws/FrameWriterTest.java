package dev.asyncio4j.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this side sends: frames, masks, close frames, compression. */
class FrameWriterTest {
  @Test
  @DisplayName("HTTP-S-02 a server's frames are those of the wire, of every length")
  void plainFrames() {
    var writer = new FrameWriter(false);
    for (int length : new int[] {0, 1, 125, 126, 127, 65535, 65536, 70000}) {
      assertThat(writer.frame(Opcode.BINARY, new byte[length], false))
          .isEqualTo(FrameCases.frame("bin:" + length + "*00", false));
    }
  }

  @Test
  @DisplayName("HTTP-S-02 a client's frames can be read by a server, of every length")
  void maskedFrames() {
    List<byte[]> got = new ArrayList<>();
    var reader =
        new FrameReader(
            true,
            new MessageAssembler(0, true, false),
            (message, size) -> got.add(message.bytes()));
    var writer = new FrameWriter(true);
    for (int length : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 125, 126, 65535, 65536, 100001}) {
      byte[] data = new byte[length];
      new Random(length).nextBytes(data);
      reader.feed(writer.frame(Opcode.BINARY, data, false));
      assertThat(got.remove(0)).isEqualTo(data);
    }
  }

  @Test
  @DisplayName("HTTP-S-02 each frame of a client has a mask of its own")
  void freshMasks() {
    var writer = new FrameWriter(true);
    var masks = new HashSet<Integer>();
    for (int i = 0; i < 1000; i++) {
      masks.add(Mask.readKey(writer.frame(Opcode.TEXT, new byte[0], false), 2));
    }
    assertThat(masks).hasSizeGreaterThan(990);
  }

  @Test
  @DisplayName("HTTP-S-02 close frames: codes and reasons that can be sent")
  void closeFrames() {
    WsMessage close = CloseFrame.decode(CloseFrame.encode(4001, "grüß Gott"));
    assertThat(close).isEqualTo(new WsMessage(WsMessageType.CLOSE, 4001, "grüß Gott"));
    for (int code : new int[] {0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 70000}) {
      assertThatThrownBy(() -> CloseFrame.encode(code, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Invalid close code: " + code);
    }
    assertThatThrownBy(() -> CloseFrame.encode(1000, "ü".repeat(62)))
        .hasMessageContaining("124 bytes of UTF-8; at most 123");
  }

  @Test
  @DisplayName("HTTP-S-02 half of a surrogate pair cannot be sent")
  void surrogates() {
    assertThat(Text.encode("a\uD83D\uDE00b")).isEqualTo("a\uD83D\uDE00b".getBytes(UTF_8));
    for (String bad : List.of("\uD83D", "a\uDE00", "\uD83Dx", "\uDE00\uD83D")) {
      assertThatThrownBy(() -> Text.encode(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"8", "9", "10", "12"})
  @DisplayName("HTTP-S-04 no reference goes back further than the agreed window")
  void window(int bits) {
    byte[] block = new byte[(1 << bits) + 100]; // what is near is too far away
    new Random(bits).nextBytes(block);
    var deflation = new Deflation(bits, true);
    var inflation = new Inflation(0);
    var random = new Random(2);
    for (int i = 0; i < 30; i++) {
      byte[] message = new byte[random.nextInt(3 * block.length / 2)];
      for (int j = 0; j < message.length; j++) message[j] = block[j % block.length];
      byte[] sent = deflation.deflate(message);
      assertThat(WindowCheck.farthestReference(sent)).isLessThanOrEqualTo(1 << bits);
      assertThat(inflation.inflate(sent)).isEqualTo(message);
    }
  }

  @Test
  @DisplayName(
      "HTTP-S-04 without takeover each message can be read alone; with it, repeats are short")
  void takeover() {
    byte[] message = "the same words, again and again and again".getBytes(UTF_8);
    var fresh = new Deflation(15, false);
    for (int i = 0; i < 3; i++) {
      assertThat(new Inflation(0).inflate(fresh.deflate(message))).isEqualTo(message);
    }
    var shared = new Deflation(15, true);
    int first = shared.deflate(message).length;
    assertThat(shared.deflate(message).length).isLessThan(first / 2);
  }

  @Test
  @DisplayName("HTTP-S-04 messages of any content and length survive")
  void roundTrip() {
    var random = new Random(4);
    var deflation = new Deflation(15, true);
    var inflation = new Inflation(0);
    for (int i = 0; i < 300; i++) {
      byte[] message = new byte[i % 7 == 0 ? 0 : random.nextInt(1 << random.nextInt(18))];
      if (i % 3 == 0) random.nextBytes(message);
      assertThat(inflation.inflate(deflation.deflate(message))).isEqualTo(message);
    }
  }
}
