package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Readers without a transport: what tests and protocols of one's own use. */
class FedReaderTest {
  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  @DisplayName("F-36 a reader that is fed gives lines, blocks and the end to who waits for them")
  void givesWhatItIsFed() {
    virtual(
        () -> {
          var reader = StreamReader.create();
          var line = createTask(reader.readLine());
          passes(1);
          var data = bytes("first\nse");
          reader.feedData(data);
          data[0] = 'X'; // it was copied
          assertThat(await(line)).isEqualTo(bytes("first\n"));
          reader.feedData(new byte[0]);
          reader.feedData(bytes("cond\nrest"));
          reader.feedEof();
          var lines = new ArrayList<String>();
          for (byte[] each : each(reader.lines())) lines.add(new String(each, UTF_8));
          assertThat(lines).containsExactly("second\n", "rest");
          assertThat(reader.atEof()).isTrue();
          assertThatThrownBy(() -> await(reader.readExactly(1)))
              .isInstanceOf(IncompleteReadException.class);
          assertThatThrownBy(() -> reader.feedData(bytes("late")))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("feedData after feedEof");
        });
  }

  @Test
  @DisplayName("F-36 setException fails who waits and every read after it; exception() tells it")
  void fails() {
    virtual(
        () -> {
          var reader = StreamReader.create();
          var error = new IllegalStateException("broken");
          assertThat(reader.exception()).isNull();
          var waiting = createTask(async(() -> await(reader.read(10))));
          passes(1);
          reader.setException(error);
          assertThatThrownBy(() -> await(waiting)).isSameAs(error);
          assertThatThrownBy(() -> await(reader.readLine())).isSameAs(error);
          assertThat(reader.exception()).isSameAs(error);
        });
  }

  @Test
  @DisplayName("F-36 a reader that is fed has a limit for lines, and needs a running loop")
  void limits() {
    virtual(
        () -> {
          var reader = StreamReader.create(4);
          reader.feedData(bytes("too long\n"));
          assertThatThrownBy(() -> await(reader.readLine()))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("limit is 4");
          assertThatThrownBy(() -> StreamReader.create(0))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("Limit cannot be <= 0, got 0");
        });
    assertThatThrownBy(StreamReader::create).isInstanceOf(NoRunningLoopException.class);
  }
}
