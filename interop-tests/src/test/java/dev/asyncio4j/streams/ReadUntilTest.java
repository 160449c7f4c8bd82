package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.send;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.exceptions.LimitOverrunException;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.TlsEnds;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("kinds")
class ReadUntilTest {
  @Parameter private Ends ends;

  static Stream<Ends> kinds() {
    return Stream.of(Ends.PLAIN, TlsEnds.TLS);
  }

  @Test
  @DisplayName("STREAM-07 readUntil finds a separator that is split over chunks, and includes it")
  void separatorSplitOverChunks() {
    ends.connect(
        (client, server) -> {
          var found = createTask(client.reader().readUntil(bytes("END")));
          send(server, "dataE");
          send(server, "N");
          assertThat(found.done()).isFalse();
          send(server, "Drest");
          assertThat(text(await(found))).isEqualTo("dataEND");
          assertThat(text(await(client.reader().read(10)))).isEqualTo("rest");
        });
  }

  @Test
  @DisplayName("STREAM-08 readUntil at EOF: incomplete, with all data and no expected size")
  void readUntilAtEof() {
    ends.connect(
        (client, server) -> {
          send(server, "some data");
          server.close();
          var read = client.reader().readUntil(bytes("END"));
          var error = catchThrowableOfType(IncompleteReadException.class, () -> await(read));
          assertThat(text(error.partial())).isEqualTo("some data");
          assertThat(error.expected()).isEmpty();
          assertThat(client.reader().atEof()).isTrue();
        });
  }

  @Test
  @DisplayName("STREAM-09 readUntil over the limit leaves the data in the buffer")
  void limitOverrunKeepsTheData() {
    ends.connect(
        3,
        (client, server) -> {
          var reader = client.reader();
          send(server, "some dataAA");
          var error =
              catchThrowableOfType(
                  LimitOverrunException.class, () -> await(reader.readUntil(bytes("AA"))));
          assertThat(error).hasMessageStartingWith("Separator is found, but chunk is longer");
          assertThat(error.consumed()).isEqualTo(9);
          assertThat(text(await(reader.readExactly(error.consumed() + 2))))
              .isEqualTo("some dataAA");
          send(server, "some dataA");
          error =
              catchThrowableOfType(
                  LimitOverrunException.class, () -> await(reader.readUntil(bytes("AA"))));
          assertThat(error).hasMessageStartingWith("Separator is not found, and chunk exceed");
          assertThat(text(await(reader.readExactly(10)))).isEqualTo("some dataA");
        });
  }

  @Test
  @DisplayName("STREAM-10 of several separators, the earliest end wins")
  void earliestEndWins() {
    ends.connect(
        (client, server) -> {
          var reader = client.reader();
          send(server, "a--b\r\nabcdXe--");
          byte[][] ends = {bytes("\r\n"), bytes("--")};
          assertThat(text(await(reader.readUntil(ends)))).isEqualTo("a--");
          assertThat(text(await(reader.readUntil(ends)))).isEqualTo("b\r\n");
          assertThat(text(await(reader.readUntil(bytes("bcdX"), bytes("c")))))
              .as("the longer one begins earlier, the shorter one ends earlier")
              .isEqualTo("abc");
        });
  }

  @Test
  @DisplayName("STREAM-11 an empty separator, or none, is a value error")
  void noSeparator() {
    ends.connect(
        (client, server) -> {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> await(client.reader().readUntil()))
              .withMessageStartingWith("Separator should contain at least one element");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> await(client.reader().readUntil(bytes("x"), bytes(""))))
              .withMessageStartingWith("Separator should be at least one-byte string");
        });
  }
}
