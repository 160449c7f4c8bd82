package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.http.multipart.Bodies.parts;
import static dev.asyncio4j.http.multipart.Bodies.reader;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.testing.AsyncExtension;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart bodies as they are read: well made, broken, and in any pieces. */
class MultipartReaderTest {
  private static final String MIXED = "multipart/mixed; boundary=b";

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--b~~x~--b--~ | =x",
        "--b~~~--b-- | =",
        "--b~A: 1~~--b-- | A: 1=",
        "--b--| ``",
        "pre~am --b ~--bx~--b~A: 1~~x~--b--~epi~logue~--b~~no | A: 1=x",
        "--b  ~A: 1~~x~--b \t~~y~--b--  ~ | A: 1=x, =y",
        "--b~~a~b~~c~~--b~~--b--~ | =a~b~~c~, =",
        "--b~~--c~--~-b~--b--~ | =--c~--~-b",
        "--b~Content-Length: 3~~abc~--b-- | Content-Length: 3=abc",
        "--b~Content-Length: 7~~a~--bc~--b-- | Content-Length: 7=a~--bc",
        "--b~Content-Length: 0~~~--b-- | Content-Length: 0=",
        "--b~Content-Type: multipart/x; boundary=c~~pre~--c~~in~--c~~two~--c--~epi~--b~~after~--b--"
            + " | Content-Type: multipart/x; boundary=c[=in, =two], =after",
        "--b~Content-Type: multipart/x; boundary=c~~--c~~in~--c--~--b~~after~--b-- | Content-Type:"
            + " multipart/x; boundary=c[=in], =after",
        "--b~Content-Type: multipart/x; boundary=bb~~--bb~~in~--bb--~~--b--| Content-Type:"
            + " multipart/x; boundary=bb[=in]"
      })
  @DisplayName("HTTP-M-01 parts in order, whatever pieces the body comes in")
  void wellMade(String body, String expected) {
    String text = body.replace("~", "\r\n");
    for (int piece = 1; piece <= text.length(); piece++) {
      assertThat(String.join(", ", parts(reader(MIXED, text, piece))))
          .as("pieces of %s bytes", piece)
          .isEqualTo(expected.replace("~", "\r\n"));
    }
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @CsvSource(
      delimiter = '|',
      value = {
        "--b^A: 1^^x^--b--^ | Line of a multipart body ends with LF alone",
        "--b~A: 1^~x~--b-- | Line of a multipart body ends with LF alone",
        "--b~A: 1~~x~--bc~~y~--b-- | Invalid boundary, expected '--b'",
        "--b~Content-Length: 2~~abc~--b-- | Reader did not read all the data or it is malformed",
        "--b~Content-Length: x~~abc~--b-- | invalid Content-Length: 'x'",
        "--b~Content-Length: -1~~abc~--b-- | invalid Content-Length: '-1'",
        "nothing | Could not find starting boundary '--b'",
        "--b~Bad header~~x~--b-- | Invalid HTTP header: 'Bad header'",
        "--b~ A: folded~~x~--b-- | Invalid HTTP header"
      })
  @DisplayName("HTTP-M-02 what is malformed is told, in pieces of any length")
  void malformed(String body, String message) {
    String text = body.replace("~", "\r\n").replace("^", "\n");
    for (int piece = 1; piece <= text.length(); piece += 3) {
      int size = piece;
      assertThatThrownBy(() -> parts(reader(MIXED, text, size)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--b\r\nA: 1\r\n\r\nhalf",
        "--b\r\nA: 1\r\n",
        "--b\r\nA: 1\r\n\r\nhalf\r\n--",
        "--b\r\nA: 1\r\n\r\n",
        "--b\r\nContent-Length: 9\r\n\r\nhalf",
        "--b\r\nContent-Type: multipart/x; boundary=c\r\n\r\n--c\r\n\r\nhalf"
      })
  @DisplayName("HTTP-M-02 a body that ends within a part: IncompleteRead")
  void truncated(String body) {
    AsyncTests.run(
        () -> {
          for (int piece = 1; piece <= body.length(); piece++) {
            int size = piece;
            assertThatThrownBy(() -> parts(reader(MIXED, body, size)))
                .isInstanceOf(IncompleteReadException.class);
          }
        });
    if (!body.endsWith("half")) return;
    AsyncTests.run(
        () ->
            assertThatThrownBy(() -> parts(reader(MIXED, body, 4)))
                .isInstanceOfSatisfying(
                    IncompleteReadException.class,
                    e -> assertThat(e.partial()).isEqualTo("half".getBytes(UTF_8))));
  }

  @AsyncTest
  @DisplayName("HTTP-M-02 a body without a good boundary is refused at once")
  void boundaries() {
    for (String type :
        List.of("multipart/mixed", "multipart/mixed; boundary=\"\"", "multipart/mixed; b=c")) {
      assertThatThrownBy(() -> reader(type, "", 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("boundary missed for Content-Type: '" + type + "'");
    }
    assertThatThrownBy(() -> reader("text/plain", "", 1))
        .hasMessage("multipart/* content type expected, got 'text/plain'");
    assertThatThrownBy(() -> MultipartReader.of(Headers.create(), Bodies.open()))
        .isInstanceOf(IllegalArgumentException.class);
    String longOne = "a".repeat(71);
    assertThatThrownBy(() -> reader("multipart/mixed; boundary=" + longOne, "", 1))
        .hasMessage("boundary '" + longOne + "' is too long (70 chars max)");
  }

  @AsyncTest
  @DisplayName("HTTP-M-01 headers of a part are limited in number and length")
  void headerLimits() {
    String many = "--b\r\n" + "A: 1\r\n".repeat(129) + "\r\nx\r\n--b--";
    assertThatThrownBy(() -> parts(reader(MIXED, many, 4096)))
        .hasMessage("Too many headers received");
    String endless = "--b\r\nA: " + "1".repeat(100_000);
    assertThatThrownBy(() -> parts(reader(MIXED, endless, 4096)))
        .hasMessageContaining("Got more than 8190 bytes when reading");
  }

  @AsyncTest
  @DisplayName("HTTP-M-01 next() skips what was not read; release() skips all")
  void skips() {
    String body =
        "--b\r\n\r\n" + "x".repeat(300_000) + "\r\n--b\r\nA: 1\r\n\r\nsecond\r\n--b--\r\n";
    var reader = reader(MIXED, body, 1000);
    var first = (BodyPartReader) await(reader.next());
    assertThat(await(first.readChunk(10))).hasSize(10);
    var second = (BodyPartReader) await(reader.next());
    assertThat(await(second.text())).isEqualTo("second");
    assertThat(second.atEof()).isTrue();
    assertThat(await(second.readChunk(10))).isEmpty();
    assertThat(await(reader.next())).isNull();
    assertThat(reader.atEof()).isTrue();
    assertThat(await(reader.next())).isNull();
    var all = reader(MIXED, body, 1000);
    await(all.release());
    assertThat(all.atEof()).isTrue();
  }

  @AsyncTest
  @DisplayName("HTTP-M-01 a part is given while it comes: no byte waits for the next ones")
  void streams() {
    var body = Bodies.open();
    var reader = MultipartReader.of(Headers.of("Content-Type", MIXED), body);
    var next = createTask(reader.next());
    body.feed("--b\r\nA: 1\r\n\r\n".getBytes(UTF_8));
    var part = (BodyPartReader) await(next);
    for (String piece : List.of("one", "two\r\nx", "\r\n-", "-c")) {
      body.feed(piece.getBytes(UTF_8));
      String held = piece.equals("\r\n-") ? "" : piece;
      if (!held.isEmpty()) {
        String got = new String(await(part.readChunk(100)), UTF_8);
        assertThat(got).isEqualTo(piece.equals("-c") ? "\r\n--c" : piece);
      }
    }
    var cancelled = createTask(part.readChunk(10));
    passes(1);
    cancelled.cancel();
    assertFails(CancelledError.class, cancelled);
    body.feed("z\r\n--b--".getBytes(UTF_8));
    body.feedEof();
    assertThat(await(part.text())).isEqualTo("z");
    assertThat(await(reader.next())).isNull();
  }

  @AsyncTest
  @DisplayName("HTTP-M-02 a chunk of base64 that is cancelled within a group takes nothing")
  void cancelledGroup() {
    var body = Bodies.open();
    var reader = MultipartReader.of(Headers.of("Content-Type", MIXED), body);
    var next = createTask(reader.next());
    body.feed("--b\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJ".getBytes(UTF_8));
    var part = (BodyPartReader) await(next);
    var cancelled = createTask(part.readChunk(2));
    passes(1);
    cancelled.cancel();
    assertFails(CancelledError.class, cancelled);
    body.feed("jZGU=\r\n--b--".getBytes(UTF_8));
    body.feedEof();
    var all = new ByteArrayOutputStream();
    while (!part.atEof()) all.writeBytes(part.decode(await(part.readChunk(2))));
    assertThat(all).hasToString("abcde");
  }

  @AsyncTest
  @DisplayName("HTTP-M-01 parts larger than any buffer, cut everywhere, come out as they went in")
  void large() {
    var random = new Random(3);
    var out = new ByteArrayOutputStream();
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] content = new byte[random.nextInt(200_000)];
      for (int j = 0; j < content.length; j++)
        content[j] = (byte) "\r\n--bx".charAt(random.nextInt(6));
      String text = "x" + new String(content, UTF_8).replace("\r\n--b", "\r\n--x");
      contents.add(text.getBytes(UTF_8));
      out.writeBytes(("--b\r\n\r\n" + text + "\r\n").getBytes(UTF_8));
    }
    out.writeBytes("--b--\r\n".getBytes(UTF_8));
    var reader = reader(MIXED, out.toString(UTF_8), 997);
    for (byte[] content : contents) {
      var part = (BodyPartReader) await(reader.next());
      assertThat(await(part.read())).isEqualTo(content);
    }
    assertThat(await(async(() -> await(reader.next())))).isNull();
  }
}
