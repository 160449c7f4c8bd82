package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.http.multipart.Bodies.parts;
import static dev.asyncio4j.http.multipart.Bodies.reader;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;

/** A part as it is read: its lines, its names, its encodings. */
class BodyPartReaderTest {
  private static final String MIXED = "multipart/mixed; boundary=b";
  private static final String FORM = "multipart/form-data; boundary=\"b\"";

  @AsyncTest
  @DisplayName("HTTP-M-01 lines of a part")
  void lines() {
    for (int piece : new int[] {1, 2, 3, 7, 100}) {
      String body = "--b\r\n\r\none\r\n\r\ntwo\nthree\r\n--b\r\n\r\n\r\n--b--";
      var reader = reader(MIXED, body, piece);
      var part = (BodyPartReader) await(reader.next());
      List<String> lines = new ArrayList<>();
      while (!part.atEof()) lines.add(new String(await(part.readLine()), UTF_8));
      lines.removeIf(String::isEmpty);
      assertThat(lines).containsExactly("one\r\n", "\r\n", "two\n", "three");
      var empty = (BodyPartReader) await(reader.next());
      assertThat(await(empty.readLine())).isEmpty();
      assertThat(await(reader.next())).isNull();
    }
  }

  @AsyncTest
  @DisplayName("HTTP-M-03 names: filename* wins, a bad charset in it is ignored, percent stays")
  void names() {
    var named = first("Content-Disposition: form-data; name=\"a%22\"; filename=\"r%C3%A9\"");
    assertThat(named.name()).contains("a%22");
    assertThat(named.filename()).contains("r%C3%A9");
    var starred =
        first(
            "Content-Disposition: form-data; name=n; filename=\"x\";"
                + " filename*=utf-8''r%C3%A9");
    assertThat(starred.filename()).contains("r\u00e9");
    var bad = first("Content-Disposition: form-data; name=n; filename*=xx''y; filename=z");
    assertThat(bad.filename()).contains("z");
    assertThat(first("Content-Disposition: form-data; name=\"ü\"").name()).contains("ü");
    var none = first("A: 1");
    assertThat(none.name()).isEmpty();
    assertThat(none.filename()).isEmpty();
  }

  private static BodyPartReader first(String headers) {
    return (BodyPartReader)
        await(reader(FORM, "--b\r\n" + headers + "\r\n\r\nx\r\n--b--", 50).next());
  }

  @AsyncTest
  @DisplayName("HTTP-M-02 encodings of parts are decoded; unknown ones are told")
  void encodings() {
    var base64 = part("Content-Transfer-Encoding: base64", "R3LD\r\nvMOfZQ==");
    assertThat(await(base64.text())).isEqualTo("Grüße");
    var quoted = part("Content-Transfer-Encoding: Quoted-Printable", "Gr=C3=BC=\r\n=C3=9Fe =3D=zz");
    assertThat(await(quoted.text())).isEqualTo("Grüße ==zz");
    var latin = part("Content-Type: text/plain; charset=latin1", "abc");
    assertThat(await(latin.text())).isEqualTo("abc");
    var json = part("Content-Type: application/json", "{\"a\": [1]}");
    assertThat(await(json.json())).hasToString("{a=[1]}");
    assertThat(await(part("A: 1", "").json())).isNull();
    assertThat(await(part("A: 1", "a=1&b=2+3&c&d=%C3%BC%zz").form()))
        .hasToString("[a=1, b=2 3, c=, d=ü%zz]");
    assertThatThrownBy(() -> await(part("Content-Encoding: br", "x").text()))
        .hasMessage("unknown content encoding: 'br'");
    assertThatThrownBy(() -> await(part("Content-Transfer-Encoding: x", "x").text()))
        .hasMessage("unknown content transfer encoding: 'x'");
    assertThatThrownBy(() -> await(part("Content-Encoding: deflate", "no").text()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> await(part("Content-Type: a/b; charset=q", "x").text()))
        .hasMessage("unknown encoding: 'q'");
  }

  private static BodyPartReader part(String header, String content) {
    return (BodyPartReader)
        await(reader(MIXED, "--b\r\n" + header + "\r\n\r\n" + content + "\r\n--b--", 5).next());
  }

  @AsyncTest
  @DisplayName("HTTP-M-02 chunks of base64 can be decoded one by one")
  void base64Chunks() {
    byte[] data = new byte[1000];
    new Random(1).nextBytes(data);
    String text = Base64.getMimeEncoder().encodeToString(data);
    for (int size : new int[] {1, 3, 4, 5, 77, 100}) {
      var part = part("Content-Transfer-Encoding: base64", text);
      var all = new ByteArrayOutputStream();
      while (!part.atEof()) all.writeBytes(part.decode(await(part.readChunk(size))));
      assertThat(all.toByteArray()).isEqualTo(data);
    }
  }

  @AsyncTest
  @DisplayName("HTTP-M-02 white space within a group of base64 is passed over, up to 64 KiB of it")
  void base64WhiteSpace() {
    var spread = part("Content-Transfer-Encoding: base64", "Y Q\t==\r\n Y m\r\nI =");
    var all = new ByteArrayOutputStream();
    while (!spread.atEof()) all.writeBytes(spread.decode(await(spread.readChunk(1))));
    assertThat(all).hasToString("abb");
    var endless = "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nA" + " ".repeat(1 << 20);
    var part = (BodyPartReader) await(reader(MIXED, endless, 1 << 12).next());
    assertThatThrownBy(() -> await(part.readChunk(1)))
        .isInstanceOf(BadMultipart.class)
        .hasMessageContaining("of white space within a group of base64");
  }

  @AsyncTest
  @DisplayName("HTTP-M-02 the charset that a form tells of holds for its texts")
  void formCharset() {
    var body = Bodies.open();
    body.feed(
        ("--b\r\nContent-Disposition: form-data; name=_charset_\r\n\r\niso-8859-1\r\n"
                + "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\u00fc\r\n--b--")
            .getBytes(ISO_8859_1));
    body.feedEof();
    var reader = MultipartReader.of(Headers.of("Content-Type", FORM), body);
    var part = (BodyPartReader) await(reader.next());
    assertThat(part.name()).contains("a");
    assertThat(await(part.text())).isEqualTo("ü");
    assertThat(await(reader.next())).isNull();
    assertThatThrownBy(() -> parts(reader(FORM, bad(), 9)))
        .hasMessage("Invalid default charset 'klingon'");
  }

  private static String bad() {
    return "--b\r\nContent-Disposition: form-data; name=_charset_\r\n\r\nklingon\r\n--b--";
  }
}
