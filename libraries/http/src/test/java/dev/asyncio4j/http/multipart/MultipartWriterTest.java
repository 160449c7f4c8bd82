package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.FieldOptions;
import dev.asyncio4j.http.FormData;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.MultipartWriter;
import dev.asyncio4j.http.Payload;
import dev.asyncio4j.http.internal.FormFields;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Multipart bodies as they are written; the texts are those of aiohttp 3.14.3. */
class MultipartWriterTest {
  private static String lines(Payload payload) {
    return Bodies.text(payload).replace("\r\n", "~");
  }

  @AsyncTest
  @DisplayName(
      "HTTP-M-05 parts of every kind, nested too, byte for byte as aiohttp's; the length is known")
  void mixed() {
    var body = MultipartWriter.create("mixed", ":b");
    body.append("text");
    body.append(new byte[] {'0', '1'}, Headers.of("X-A", "1", "Content-Type", "a/b"));
    body.appendJson(Map.of("n", List.of(1, "x")));
    body.appendForm(List.of(Map.entry("a", "1"), Map.entry("b", "2 3&ü")));
    var inner = MultipartWriter.create("related", "in ner");
    inner.append("x");
    body.append(inner);
    assertThat(body.contentType()).isEqualTo("multipart/mixed; boundary=\":b\"");
    assertThat(body.partCount()).isEqualTo(5);
    assertThat(body.boundary()).isEqualTo(":b");
    String text = lines(body);
    assertThat(text)
        .isEqualTo(
            "--:b~Content-Type: text/plain; charset=utf-8~Content-Length:"
                + " 4~~text~--:b~Content-Type: a/b~X-A: 1~Content-Length:"
                + " 2~~01~--:b~Content-Type: application/json~Content-Length: 15~~{\"n\": [1,"
                + " \"x\"]}~--:b~Content-Type:"
                + " application/x-www-form-urlencoded~Content-Length: 18~~"
                + "a=1&b=2+3%26%C3%BC~--:b~Content-Type: multipart/related; boundary=\"in"
                + " ner\"~Content-Length: 87~~--in ner~Content-Type: text/plain;"
                + " charset=utf-8~Content-Length: 1~~x~--in ner--~~--:b--~");
    assertThat(body.size()).hasValue(Bodies.bytes(body).length);
    assertThat(body.isConsumed()).isFalse();
    assertThat(lines(body)).as("sent again").isEqualTo(text);
    assertThat(lines(MultipartWriter.create("mixed", "z"))).isEqualTo("--z--~");
  }

  @AsyncTest
  @DisplayName("HTTP-M-05 encoded parts: length unknown, and the reader reads them back")
  void encoded() {
    String text = "quäted=\t \nx".repeat(30) + " ";
    var body = MultipartWriter.create("mixed", "b");
    body.append(text, Headers.of("Content-Encoding", "deflate"));
    body.append(text, Headers.of("Content-Encoding", "gzip"));
    body.append(text, Headers.of("Content-Transfer-Encoding", "base64"));
    body.append(text, Headers.of("Content-Transfer-Encoding", "quoted-printable"));
    body.append(
        text, Headers.of("Content-Encoding", "gzip", "Content-Transfer-Encoding", "base64"));
    assertThat(body.size()).isEmpty();
    var stream = Bodies.open();
    stream.feed(Bodies.bytes(body));
    stream.feedEof();
    var texts =
        await(
            MultipartReader.of(body.headers(), stream)
                .map(part -> await(((BodyPartReader) part).text()))
                .toList());
    assertThat(texts).containsExactly(text, text, text, text, text);
    String quoted = lines(body);
    assertThat(quoted).contains("qu=C3=A4ted=3D\t=20\nx");
    assertThat(quoted.split("[~\n]"))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(1000));
  }

  @AsyncTest
  @DisplayName("HTTP-M-05 files and streams are read piece by piece; a stream can be sent once")
  void files(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.png"), new byte[200_000]);
    var body = MultipartWriter.create("mixed", "b");
    body.append(file);
    assertThat(body.size()).hasValue(Bodies.bytes(body).length);
    assertThat(Bodies.bytes(body)).as("again").hasSizeGreaterThan(200_000);
    body.append(new ByteArrayInputStream("once".getBytes(UTF_8)));
    assertThat(body.size()).isEmpty();
    assertThat(lines(body)).endsWith("~~once~--b--~");
    assertThat(body.isConsumed()).isTrue();
    assertThatThrownBy(body::pieces)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a part has been sent and cannot be sent again");
  }

  @AsyncTest
  @DisplayName("HTTP-M-05 leaving the pieces early leaves nothing open")
  void leftEarly() {
    boolean[] closed = {false};
    var body = MultipartWriter.create("mixed", "b");
    body.append(
        asyncGenerator(
            out -> {
              try {
                while (true) out.emit(new byte[10]);
              } finally {
                closed[0] = true;
              }
            }));
    var pieces = (AsyncGenerator<byte[]>) body.pieces().iterator();
    await(pieces.next());
    await(pieces.next());
    await(pieces.close());
    assertThat(closed).containsExactly(true);
  }

  @Test
  @DisplayName("HTTP-M-05 what cannot be a part or a boundary is refused")
  void refused() {
    for (String bad : List.of("ü", "a\n", "", "a".repeat(71), "a ")) {
      assertThatThrownBy(() -> MultipartWriter.create("mixed", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("boundary");
    }
    assertThat(MultipartWriter.create("mixed", "a\"b\\").contentType())
        .isEqualTo("multipart/mixed; boundary=\"a\\\"b\\\\\"");
    assertThatThrownBy(() -> MultipartWriter.create("a b"))
        .hasMessageContaining("bad subtype 'a b'");
    var body = MultipartWriter.create("mixed");
    assertThat(body.boundary()).matches("[0-9a-f]{32}");
    assertThatThrownBy(() -> body.append(7)).hasMessageStartingWith("Cannot create payload from");
    assertThatThrownBy(() -> body.append("x", Headers.of("Content-Encoding", "zip")))
        .hasMessage("unknown content encoding: 'zip'");
    assertThatThrownBy(() -> body.append("x", Headers.of("Content-Transfer-Encoding", "x")))
        .hasMessage("unknown content transfer encoding: 'x'");
    assertThat(body.partCount()).isZero();
  }

  @AsyncTest
  @DisplayName("HTTP-M-05 a part of a form gets a name; encodings and lengths are refused there")
  void formParts() {
    var form = MultipartWriter.create("form-data", "z");
    form.append("a");
    form.appendJson(1);
    assertThat(lines(form))
        .isEqualTo(
            "--z~Content-Type: text/plain; charset=utf-8~"
                + "Content-Disposition: form-data; name=\"section-0\"~~a~"
                + "--z~Content-Type: application/json~"
                + "Content-Disposition: form-data; name=\"section-1\"~~1~--z--~");
    for (String name : List.of("Content-Length", "Content-Encoding", "Content-Transfer-Encoding")) {
      assertThatThrownBy(() -> form.append("x", Headers.of(name, "1")))
          .hasMessageContaining("not allowed in a part of multipart/form-data");
    }
  }

  @AsyncTest
  @DisplayName("HTTP-M-03 names of fields and files are quoted as RFC 7578 and aiohttp do")
  void names() {
    var form =
        (FormFields)
            FormData.create()
                .addField("title", "Hello")
                .addField("na\"me\r\nü", "v")
                .addField(
                    "file",
                    new ByteArrayInputStream("content".getBytes(UTF_8)),
                    FieldOptions.defaults()
                        .filename("r\u00e9s\"um\u00e9 1*~.txt")
                        .contentType("text/plain"))
                .addField("raw", new byte[] {'x'}, FieldOptions.defaults().filename("raw.bin"));
    assertThat(form.isMultipart()).isTrue();
    Payload body = form.multipart(UTF_8);
    String boundary = ((MultipartWriter) body).boundary();
    assertThat(lines(body).replace(boundary, "bb"))
        .isEqualTo(
            "--bb~Content-Type: text/plain; charset=utf-8~Content-Disposition: form-data;"
                + " name=\"title\"~~Hello~--bb~Content-Type: text/plain;"
                + " charset=utf-8~Content-Disposition: form-data; name=\"na%22me%0D%0A"
                + "\u00c3\u00bc\"~~v~--bb~Content-Type: text/plain~Content-Disposition:"
                + " form-data; name=\"file\"; "
                + "filename=\"r%C3%A9s%22um%C3%A9%201%2A~.txt\"~~content~--bb~Content-Type:"
                + " application/octet-stream~Content-Disposition: form-data; name=\"raw\"; "
                + "filename=\"raw.bin\"~~x~--bb--~");
    for (String bad : List.of("a\0", "a\u0007")) {
      assertThatThrownBy(
              () -> ((FormFields) FormData.create().addField(bad, new byte[1])).multipart(UTF_8))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Names.formData("a", "x\0y")).hasMessageContaining("NUL");
  }
}
