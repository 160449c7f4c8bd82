package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.subprocess.Children.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Channels of anybody's, which fail with whatever their authors throw. */
class PipeFailuresTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final IllegalStateException error = new IllegalStateException("a stream's own");

  /** A channel whose streams were written by somebody else. */
  private final class Failing implements ReadableByteChannel, WritableByteChannel {
    private volatile boolean open = true;

    @Override
    public int read(ByteBuffer into) {
      throw error;
    }

    @Override
    public int write(ByteBuffer from) {
      throw error;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  private void assertFails(VoidBody body) {
    assertThatThrownBy(() -> timeout(PATIENCE, body))
        .satisfies(thrown -> assertThat(causeOf(thrown)).isInstanceOf(IOException.class))
        .hasRootCause(error);
  }

  /** The loop wraps an error of I/O, which is checked, for its caller. */
  private static Throwable causeOf(Throwable thrown) {
    return thrown instanceof IOException ? thrown : thrown.getCause();
  }

  @Test
  @DisplayName("UNIX-05 a channel that throws a RuntimeException fails who reads from it")
  void reading() {
    real(
        () -> {
          var channel = new Failing();
          var reader = await(getRunningLoop().openReadPipe(channel));
          assertFails(() -> await(reader.readLine()));
          assertThat(channel.isOpen()).isFalse();
        });
  }

  @Test
  @DisplayName("UNIX-05 a channel that throws a RuntimeException fails who writes to it")
  void writing() {
    real(
        () -> {
          var writer = await(getRunningLoop().openWritePipe(new Failing()));
          writer.write("x".repeat(1 << 20)); // more than may lie in the buffer
          assertFails(() -> await(writer.drain()));
        });
  }
}
