package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.settle;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.Ends;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Text written to streams and read from them. */
class TextTest {
  @Test
  @DisplayName("write(text) sends UTF-8, or another charset; an empty text is nothing")
  void writesText() {
    Ends.PLAIN.connect(
        (client, server) -> {
          client.writer().write("é\n");
          client.writer().write("");
          client.writer().write("é\n", ISO_8859_1);
          client.writer().write("lone \ud800\n");
          await(client.writer().drain());
          assertThat(await(server.reader().readLine())).isEqualTo("é\n".getBytes(UTF_8));
          assertThat(await(server.reader().readLine())).isEqualTo("é\n".getBytes(ISO_8859_1));
          assertThat(text(await(server.reader().readLine()))).isEqualTo("lone ?\n");
          assertThatThrownBy(() -> client.writer().write((String) null))
              .isInstanceOf(NullPointerException.class);
        });
  }

  @Test
  @DisplayName("readLine(charset) joins a character that came in two packets, and keeps the end")
  void readsACharacterInTwoPackets() {
    virtual(
        () -> {
          var reader = StreamReader.create();
          var line = createTask(reader.readLine(UTF_8));
          byte[] sent = "aé\r\n".getBytes(UTF_8);
          reader.feedData(new byte[] {sent[0], sent[1]});
          passes(2);
          assertThat(line.done()).isFalse();
          reader.feedData(new byte[] {sent[2], sent[3], sent[4]});
          assertThat(await(line)).isEqualTo("aé\r\n");
          reader.feedData(bytes("rest"));
          reader.feedEof();
          assertThat(await(reader.readLine(UTF_8))).isEqualTo("rest");
          assertThat(await(reader.readLine(UTF_8))).isEmpty();
        });
  }

  @Test
  @DisplayName("lines(charset) takes off \\n and \\r\\n, and nothing else")
  void givesLinesWithoutEnds() {
    virtual(
        () -> {
          var reader = StreamReader.create();
          reader.feedData(bytes("one\ntwo\r\n\n three \r \nrest"));
          reader.feedEof();
          var lines = new ArrayList<String>();
          for (String line : each(reader.lines(UTF_8))) lines.add(line);
          assertThat(lines).containsExactly("one", "two", "", " three \r ", "rest");
        });
  }

  @Test
  @DisplayName("a line that is not text in the charset is an error, and the next one is read")
  void tellsBrokenText() {
    virtual(
        () -> {
          var reader = StreamReader.create();
          reader.feedData(new byte[] {(byte) 0xff, '\n', 'o', 'k', '\n'});
          assertThatThrownBy(() -> await(reader.readLine(UTF_8)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessage("a line of 2 bytes is not UTF-8: read it as bytes")
              .hasCauseInstanceOf(CharacterCodingException.class);
          assertThat(await(reader.readLine(US_ASCII))).isEqualTo("ok\n");
          assertThatThrownBy(() -> reader.readLine((Charset) null))
              .isInstanceOf(NullPointerException.class);
          assertThatThrownBy(() -> reader.lines(null)).isInstanceOf(NullPointerException.class);
        });
  }

  @Test
  @DisplayName("a text line over the limit fails as a line of bytes does")
  void tellsALongLine() {
    virtual(
        () -> {
          var reader = StreamReader.create(4);
          reader.feedData(bytes("much too long\n"));
          assertThatIllegalArgumentException().isThrownBy(() -> await(reader.readLine(UTF_8)));
        });
  }

  @Test
  @DisplayName("a text read that is cancelled takes nothing")
  void losesNothingWhenCancelled() {
    virtual(
        () -> {
          var reader = StreamReader.create();
          var line = createTask(reader.readLine(UTF_8));
          reader.feedData(bytes("half"));
          passes(2);
          line.cancel();
          passes(2);
          assertThat(line.cancelled()).isTrue();
          reader.feedData(bytes(" and half\n"));
          assertThat(await(reader.readLine(UTF_8))).isEqualTo("half and half\n");
        });
  }

  @Test
  @DisplayName("peer() is the address of the other side, also after the close")
  void tellsItsPeer() {
    Ends.PLAIN.connect(
        (client, server) -> {
          var peer = client.writer().peer().orElseThrow();
          assertThat(peer.getAddress().isLoopbackAddress()).isTrue();
          assertThat(client.writer().transport().peer()).contains(peer);
          assertThat(server.writer().peer().orElseThrow().getPort()).isNotEqualTo(peer.getPort());
          client.close();
          settle();
          assertThat(client.writer().peer()).contains(peer);
        });
  }
}
