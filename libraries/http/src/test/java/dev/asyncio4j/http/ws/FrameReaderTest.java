package dev.asyncio4j.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.ws.FrameCases.Case;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a peer sends, cut in every way, and what is made of it; no socket is there. */
class FrameReaderTest {
  private static final int MAX_SIZE = 1 << 20;

  private static final class Peer {
    final List<String> messages = new ArrayList<>();
    final FrameReader reader;

    Peer(boolean masks, boolean deflate, int maxSize, boolean decodeText) {
      var assembler = new MessageAssembler(maxSize, decodeText, deflate);
      reader = new FrameReader(masks, assembler, (message, size) -> messages.add(word(message)));
    }

    Peer send(byte[] bytes) {
      try {
        reader.feed(bytes);
      } catch (WebSocketException e) {
        messages.add("FAIL=" + e.code());
      }
      return this;
    }

    private static String word(WsMessage message) {
      return switch (message.type()) {
        case CLOSE -> "CLOSE=" + message.code() + "/" + data(message.extra().getBytes(UTF_8));
        case TEXT -> "TEXT=" + data(message.text().getBytes(UTF_8));
        default -> message.type() + "=" + data(message.bytes());
      };
    }
  }

  private static String data(byte[] bytes) {
    return bytes.length + " bytes " + Arrays.hashCode(bytes);
  }

  private static List<String> expected(Case each) {
    return each.messages().stream().map(FrameReaderTest::expected).toList();
  }

  private static String expected(String word) {
    if (word.startsWith("FAIL")) return word;
    int split = word.startsWith("CLOSE") ? word.indexOf('/') : word.indexOf('=');
    return word.substring(0, split + 1) + data(FrameCases.payload(word.substring(split + 1)));
  }

  @TestFactory
  @DisplayName("HTTP-S-02 the frames of a client in one piece")
  Stream<DynamicTest> ofClientWhole() {
    return FrameCases.all()
        .map(
            each ->
                dynamicTest(
                    "HTTP-S-02 " + each,
                    () -> {
                      var peer = new Peer(true, each.deflate(), MAX_SIZE, true);
                      assertThat(peer.send(each.bytes(true)).messages).isEqualTo(expected(each));
                    }));
  }

  @TestFactory
  @DisplayName("HTTP-S-02 the frames of a server in pieces of any length")
  Stream<DynamicTest> ofServerInPieces() {
    return FrameCases.all()
        .map(
            each ->
                dynamicTest(
                    "HTTP-S-02 " + each,
                    () -> {
                      var peer = new Peer(false, each.deflate(), MAX_SIZE, true);
                      byte[] bytes = each.bytes(false);
                      var cuts = new Random(bytes.length);
                      for (int at = 0; at < bytes.length; ) {
                        int end = Math.min(bytes.length, at + 1 + cuts.nextInt(bytes.length));
                        peer.send(Arrays.copyOfRange(bytes, at, end));
                        at = end;
                      }
                      assertThat(peer.messages).isEqualTo(expected(each));
                    }));
  }

  @Test
  @DisplayName("HTTP-S-02 the frames of a client one byte after the other")
  void byteByByte() {
    FrameCases.all()
        .filter(each -> each.bytes(true).length < 5000)
        .forEach(
            each -> {
              var peer = new Peer(true, each.deflate(), MAX_SIZE, true);
              for (byte b : each.bytes(true)) peer.send(new byte[] {b});
              assertThat(peer.messages).as(each.id()).isEqualTo(expected(each));
            });
  }

  @Test
  @DisplayName("HTTP-S-02 a client must mask and a server must not")
  void masks() {
    assertThat(new Peer(true, false, 0, true).send(FrameCases.frame("text:61", false)).messages)
        .containsExactly("FAIL=1002");
    assertThat(new Peer(false, false, 0, true).send(FrameCases.frame("text:61", true)).messages)
        .containsExactly("FAIL=1002");
  }

  @Test
  @DisplayName("HTTP-S-02 a rule that the head breaks is told before the payload has come")
  void early() {
    byte[] frame = FrameCases.frame("text:1000*61", false);
    assertThat(new Peer(false, false, 999, true).send(Arrays.copyOf(frame, 4)).messages)
        .containsExactly("FAIL=1009");
    byte[] ping = FrameCases.frame("ping:126*61", false);
    assertThat(new Peer(false, false, 0, true).send(Arrays.copyOf(ping, 2)).messages)
        .containsExactly("FAIL=1002");
  }

  @Test
  @DisplayName("HTTP-S-02 a length of more than 63 bits, and one that no array holds")
  void hugeLengths() {
    byte[] negative = {(byte) 0x82, 127, -128, 0, 0, 0, 0, 0, 0, 0};
    assertThat(new Peer(false, false, 0, true).send(negative).messages)
        .containsExactly("FAIL=1002");
    byte[] huge = {(byte) 0x82, 127, 0, 0, 0, 1, 0, 0, 0, 0};
    assertThat(new Peer(false, false, 0, true).send(huge).messages).containsExactly("FAIL=1009");
  }

  @Test
  @DisplayName("HTTP-S-02 a mere promise of bytes costs no memory")
  void promise() {
    byte[] head = {(byte) 0x82, 127, 0, 0, 0, 0, 0x7F, 0, 0, 0};
    for (int i = 0; i < 1000; i++) {
      assertThat(new Peer(false, false, 0, true).send(head).send(new byte[10]).messages).isEmpty();
    }
  }

  @Test
  @DisplayName("HTTP-S-02 nothing is read after a failure")
  void afterFailure() {
    var peer = new Peer(false, false, 0, true);
    peer.send(FrameCases.frame("op3:", false)).send(FrameCases.frame("text:61", false));
    assertThat(peer.messages).containsExactly("FAIL=1002");
  }

  @Test
  @DisplayName("HTTP-S-02 without decoding, text is bytes that nobody has looked at")
  void rawText() {
    var messages = new ArrayList<WsMessage>();
    var assembler = new MessageAssembler(0, false, false);
    var reader = new FrameReader(false, assembler, (message, size) -> messages.add(message));
    reader.feed(FrameCases.frame("text-:c3", false));
    reader.feed(FrameCases.frame("cont:ff", false));
    assertThat(messages.get(0).bytes()).containsExactly(0xC3, 0xFF);
  }

  @Test
  @DisplayName("HTTP-S-03 the limit counts all fragments, and what is inflated; 0 is none")
  void limit() {
    byte[] whole =
        join(FrameCases.frame("text-:6*61", false), FrameCases.frame("cont:4*61", false));
    assertThat(new Peer(false, false, 10, true).send(whole).messages).containsExactly("FAIL=1009");
    assertThat(new Peer(false, false, 11, true).send(whole).messages)
        .containsExactly("TEXT=" + data("aaaaaaaaaa".getBytes(UTF_8)));
    byte[] bomb = new Deflation(15, true).deflate(new byte[50_000_000]);
    var messages = new Peer(false, true, 1 << 20, true);
    assertThat(messages.send(deflated(bomb)).messages).containsExactly("FAIL=1009");
    var none = new Peer(false, true, 0, true);
    assertThat(none.send(deflated(bomb)).messages)
        .containsExactly("BINARY=" + data(new byte[50_000_000]));
  }

  private static byte[] deflated(byte[] payload) {
    return new FrameWriter(false).frame(Opcode.BINARY, payload, true);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  @Test
  @DisplayName("HTTP-S-03 the error says size and limit")
  void limitText() {
    var reader = new FrameReader(false, new MessageAssembler(5, true, false), (m, s) -> {});
    assertThatThrownBy(() -> reader.feed(FrameCases.frame("bin:6*00", false)))
        .hasMessage("Message size 6 exceeds limit 5");
  }
}
