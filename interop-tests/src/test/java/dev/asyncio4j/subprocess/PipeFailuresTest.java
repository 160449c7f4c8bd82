package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.standardInput;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.texts.Evil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Channels of anybody's, which fail with whatever their authors throw. */
class PipeFailuresTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final IllegalStateException error = new IllegalStateException("a stream's own");

  /** A channel whose streams were written by somebody else. */
  private static class Failing implements ReadableByteChannel, WritableByteChannel {
    private final RuntimeException error;
    private volatile boolean open = true;

    Failing(RuntimeException error) {
      this.error = error;
    }

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

  private static final class Textless extends Failing {
    Textless(RuntimeException error) {
      super(error);
    }

    @Override
    public String toString() {
      throw new Evil();
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
          var channel = new Failing(error);
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
          var writer = await(getRunningLoop().openWritePipe(new Failing(error)));
          writer.write("x".repeat(1 << 20)); // more than may lie in the buffer
          assertFails(() -> await(writer.drain()));
        });
  }

  @Test
  @DisplayName("F-12 an error without a text, of a channel without one, fails who reads and writes")
  void withoutText() {
    var evil = new Evil();
    real(
        () -> {
          var reader = await(getRunningLoop().openReadPipe(new Textless(evil)));
          assertThat(failureOf(() -> await(reader.readLine()))).isSameAs(evil);
          var writer = await(getRunningLoop().openWritePipe(new Textless(evil)));
          writer.write("x");
          assertThat(failureOf(() -> await(writer.waitClosed()))).isSameAs(evil);
        });
  }

  /** What the channel threw: the cause of the loop's error of I/O. */
  private static Throwable failureOf(VoidBody body) {
    return causeOf(catchThrowable(() -> timeout(PATIENCE, body))).getCause();
  }

  @Test
  @DisplayName("F-12 standard input that throws one fails its reader, and works for the next loop")
  void standardInputWithoutText() throws Exception {
    assertThat(ChildJvm.output(FailsOnce.class, List.of())).isEqualTo("failed\nnext\n");
  }

  /** Reads a line of a standard input that fails at first, in one loop and in the next. */
  static final class FailsOnce {
    public static void main(String[] args) {
      var calls = new AtomicInteger();
      System.setIn(
          new InputStream() {
            @Override
            public int read() {
              return switch (calls.getAndIncrement()) {
                case 0 -> throw new Evil();
                case 1, 2, 3, 4 -> "next".charAt(calls.get() - 2);
                default -> -1;
              };
            }
          });
      real(
          () -> {
            var read = waitFor(standardInput().readLine(), PATIENCE);
            if (catchThrowable(() -> await(read)) instanceof UncheckedIOException)
              System.out.println("failed");
          });
      real(() -> System.out.println(text(await(waitFor(standardInput().readLine(), PATIENCE)))));
    }
  }
}
