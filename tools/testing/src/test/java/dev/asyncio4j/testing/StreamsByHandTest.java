package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.LimitOverrunException;
import dev.asyncio4j.streams.StreamReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@AsyncTesting
class StreamsByHandTest {
  private static String text(byte[] data) {
    return new String(data);
  }

  @Test
  @DisplayName("TST-17 a reader fed by hand: before and during reads, end, error, limit")
  void readerFedByHand() {
    var reader = StreamReader.create(8);
    var line = createTask(reader.readLine());
    await(sleep(Duration.ZERO));
    reader.feedData("ab".getBytes());
    AsyncTests.assertPending(line);
    reader.feedData("c\nrest".getBytes());
    assertThat(text(await(line))).isEqualTo("abc\n");
    reader.feedEof();
    assertThatThrownBy(() -> reader.feedData("x".getBytes()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(text(await(reader.read(-1)))).isEqualTo("rest");

    var long_ = StreamReader.create(8);
    long_.feedData("0123456789abcdef\n".getBytes());
    AsyncTests.assertFails(LimitOverrunException.class, long_.readUntil("\n".getBytes()));
    long_.setException(new UncheckedIOException("planted", new IOException("cause")));
    AsyncTests.assertFails(UncheckedIOException.class, long_.read(1));
  }

  @Test
  @DisplayName("TST-17 a writer that records: bytes, pause, failure")
  void writerRecords(Trail trail) {
    var writer = RecordingStreamWriter.create();
    writer.write("PING\r\n");
    await(writer.drain());
    assertThat(writer.text()).isEqualTo("PING\r\n");
    writer.pauseWriting();
    VoidBody drains =
        () -> {
          await(writer.drain());
          trail.add("drained");
        };
    var task = createTask(async(drains));
    await(AsyncTests.idle());
    trail.assertIs();
    writer.resumeWriting();
    await(task);
    writer.fail(new UncheckedIOException("planted", new IOException("cause")));
    AsyncTests.assertFails(UncheckedIOException.class, writer.waitClosed());
    AsyncTests.assertFails(UncheckedIOException.class, writer.drain());
    assertThat(writer.written()).hasSize(6);
  }
}
