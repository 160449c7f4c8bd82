package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.reset;
import static dev.asyncio4j.testing.Ends.send;
import static dev.asyncio4j.testing.Ends.settle;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.TlsEnds;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("kinds")
class StreamReaderTest {
  @Parameter private Ends ends;

  static Stream<Ends> kinds() {
    return Stream.of(Ends.PLAIN, TlsEnds.TLS);
  }

  @Test
  @DisplayName("STREAM-01 read(n) returns what is there, and waits only when nothing is")
  void readReturnsWhatIsThere() {
    ends.connect(
        (client, server) -> {
          var reader = client.reader();
          assertThat(await(reader.read(0))).isEmpty();
          send(server, "line1\nline2");
          assertThat(text(await(reader.read(5)))).isEqualTo("line1");
          assertThat(text(await(reader.read(100)))).isEqualTo("\nline2");
          var waiting = createTask(reader.read(10));
          settle();
          assertThat(waiting.done()).isFalse();
          send(server, "more");
          assertThat(text(await(waiting))).isEqualTo("more");
          server.close();
          assertThat(await(reader.read(10))).isEmpty();
        });
  }

  @Test
  @DisplayName("STREAM-02 read(-1) collects until EOF, far beyond the limit")
  void readToEofIsNotBoundByTheLimit() {
    ends.connect(
        100,
        (client, server) -> {
          var all = createTask(client.reader().read(-1));
          server.writer().write(new byte[1_000_000]);
          server.close();
          assertThat(await(all)).hasSize(1_000_000);
        });
  }

  @Test
  @DisplayName("STREAM-03 readLine joins chunks, keeps the rest, and gives what is left at EOF")
  void readLineJoinsChunks() {
    ends.connect(
        (client, server) -> {
          var reader = client.reader();
          var line = createTask(reader.readLine());
          send(server, "chunk1 ");
          send(server, "chunk2 ");
          send(server, "chunk3 \n chunk4");
          assertThat(text(await(line))).isEqualTo("chunk1 chunk2 chunk3 \n");
          server.close();
          assertThat(text(await(reader.readLine()))).isEqualTo(" chunk4");
          assertThat(await(reader.readLine())).isEmpty();
        });
  }

  @Test
  @DisplayName("STREAM-04 a line over the limit is a value error, and only that line is dropped")
  void lineOverTheLimitIsDropped() {
    ends.connect(
        3,
        (client, server) -> {
          var reader = client.reader();
          send(server, "line1\nli\n");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> await(reader.readLine()))
              .withMessageStartingWith("Separator is found, but chunk is longer than limit")
              .withMessageContaining("raise the option `limit`");
          assertThat(text(await(reader.readLine()))).isEqualTo("li\n");
        });
  }

  @Test
  @DisplayName("STREAM-04 a line over the limit without an end takes the whole buffer along")
  void endlessLineClearsTheBuffer() {
    ends.connect(
        3,
        (client, server) -> {
          var reader = client.reader();
          send(server, "line1li");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> await(reader.readLine()))
              .withMessageStartingWith("Separator is not found, and chunk exceed the limit");
          send(server, "ne\n");
          assertThat(text(await(reader.readLine()))).isEqualTo("ne\n");
        });
  }

  @Test
  @DisplayName("STREAM-05 the limit counts the bytes before the newline")
  void lineOfExactlyTheLimit() {
    ends.connect(
        4,
        (client, server) -> {
          send(server, "1234\n12345\n");
          assertThat(text(await(client.reader().readLine()))).isEqualTo("1234\n");
          assertThatIllegalArgumentException().isThrownBy(() -> await(client.reader().readLine()));
        });
  }

  @Test
  @DisplayName("STREAM-06 readExactly is not bound by the limit, and says what it had at EOF")
  void readExactly() {
    ends.connect(
        3,
        (client, server) -> {
          var reader = client.reader();
          assertThat(await(reader.readExactly(0))).isEmpty();
          assertThatIllegalArgumentException()
              .isThrownBy(() -> await(reader.readExactly(-1)))
              .withMessageContaining("readExactly size can not be less than zero");
          server.writer().write(bytes("0123456789abc"));
          server.writer().close(); // under TLS its end waits for the reader
          assertThat(text(await(reader.readExactly(10)))).isEqualTo("0123456789");
          var error =
              catchThrowableOfType(
                  IncompleteReadException.class, () -> await(reader.readExactly(10)));
          assertThat(text(error.partial())).isEqualTo("abc");
          assertThat(error.expected()).hasValue(10);
          assertThat(await(reader.read(1))).isEmpty();
        });
  }

  @Test
  @DisplayName("STREAM-12 an error of the connection wakes the reader, and every later read has it")
  void storedExceptionIsRaisedByEveryRead() {
    ends.connect(
        (client, server) -> {
          var reader = client.reader();
          var waiting = createTask(reader.read(1));
          settle();
          reset(server);
          var error = catchThrowableOfType(UncheckedIOException.class, () -> await(waiting));
          assertThat(error)
              .hasMessageStartingWith("Connection lost: reading failed on")
              .hasMessageContaining("/127.0.0.1:")
              .hasMessageContaining("reset");
          assertThatThrownBy(() -> await(reader.read(1))).isSameAs(error);
          assertThatThrownBy(() -> await(reader.readLine())).isSameAs(error);
          assertThatThrownBy(() -> await(reader.readExactly(1))).isSameAs(error);
          assertThatThrownBy(() -> await(reader.readUntil(bytes("x")))).isSameAs(error);
          assertThatThrownBy(() -> await(client.writer().drain())).isSameAs(error);
          assertThatThrownBy(() -> await(client.writer().waitClosed())).isSameAs(error);
        });
  }

  @Test
  @DisplayName("STREAM-12 a cancelled reader is safe from what comes later")
  void cancelledWaiter() {
    ends.connect(
        (client, server) -> {
          var waiting = createTask(client.reader().read(1));
          await(sleep(Duration.ZERO));
          waiting.cancel();
          assertThatThrownBy(() -> await(waiting)).isInstanceOf(CancelledError.class);
          send(server, "later");
          assertThat(text(await(client.reader().read(10)))).isEqualTo("later");
        });
  }

  @Test
  @DisplayName("STREAM-13 a limit of zero or less is refused")
  void limitMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConnectOptions.defaults().limit(0))
        .withMessageStartingWith("Limit cannot be <= 0");
    assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.defaults().limit(-1));
  }

  @Test
  @DisplayName("STREAM-14 atEof only when EOF has come and the buffer is empty")
  void atEof() {
    ends.connect(
        (client, server) -> {
          var reader = client.reader();
          assertThat(reader.atEof()).isFalse();
          send(server, "some data\n");
          server.close();
          settle();
          assertThat(reader.atEof()).isFalse();
          await(reader.readLine());
          assertThat(reader.atEof()).isTrue();
        });
  }

  @Test
  @DisplayName("STREAM-23 iteration gives the lines and stops at EOF")
  void lines() {
    ends.connect(
        (client, server) -> {
          server.writer().writeLines(List.of(bytes("one\n"), bytes("\n"), bytes("three")));
          server.close();
          var lines = new ArrayList<String>();
          for (byte[] line : each(client.reader().lines())) lines.add(text(line));
          assertThat(lines).containsExactly("one\n", "\n", "three");
        });
  }

  @Test
  void onlyOneTaskMayWait() {
    ends.connect(
        (client, server) -> {
          var first = createTask(async(() -> text(await(client.reader().readLine()))));
          await(sleep(Duration.ZERO));
          assertThatIllegalStateException()
              .isThrownBy(() -> await(client.reader().readLine()))
              .withMessageStartingWith(
                  "readLine() called while another coroutine is already waiting"
                      + " for incoming data");
          send(server, "for the first\n");
          assertThat(await(first)).isEqualTo("for the first\n");
        });
  }
}
