package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.texts.Evil;
import dev.asyncio4j.transports.Protocol;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pipes whose close fails: who waits for their end hears of it all the same. */
class PipeCloseFailureTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final IOException diskFull = new IOException("disk full");

  /** A channel that takes all, has one line to read, and fails when it is closed. */
  private static final class Failing implements ReadableByteChannel, WritableByteChannel {
    private final Exception error;
    private boolean hasLine = true;

    Failing(Exception error) {
      this.error = error;
    }

    @Override
    public int read(ByteBuffer into) {
      if (!hasLine) return -1;
      hasLine = false;
      into.put(bytes("all\n"));
      return 4;
    }

    @Override
    public int write(ByteBuffer from) {
      int count = from.remaining();
      from.position(from.limit());
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() throws IOException {
      if (error instanceof IOException io) throw io;
      throw (RuntimeException) error;
    }
  }

  private static Throwable endOf(StreamWriter writer) {
    return catchThrowable(() -> await(waitFor(writer.waitClosed(), PATIENCE)));
  }

  @Test
  @DisplayName(
      "UNIX-05 a stream that fails when it is flushed by the close: the writer hears of it")
  void flushedByTheClose() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw diskFull;
          }
        };
    real(
        () -> {
          var channel = Channels.newChannel(new BufferedOutputStream(full));
          var writer = await(getRunningLoop().openWritePipe(channel));
          writer.write("x");
          writer.close();
          assertThat(endOf(writer))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("closing failed")
              .hasCause(diskFull);
        });
  }

  @Test
  @DisplayName("UNIX-05 close() itself throws nothing, whatever the channel's throws")
  void nothingWritten() {
    real(
        () -> {
          var writer = await(getRunningLoop().openWritePipe(new Failing(diskFull)));
          writer.close();
          assertThat(endOf(writer)).hasCause(diskFull);
          var evil = new Evil();
          var other = await(getRunningLoop().openWritePipe(new Failing(evil)));
          other.close();
          var error = endOf(other);
          assertThat(error).isInstanceOf(UncheckedIOException.class);
          assertThat(error.getCause().getCause()).isSameAs(evil);
        });
  }

  @Test
  @DisplayName("UNIX-05 connectionLost is called once, with the error of the close")
  void toldToTheProtocol() {
    real(
        () -> {
          Future<Optional<Throwable>> lost = getRunningLoop().createFuture();
          var protocol =
              new Protocol() {
                @Override
                public void connectionLost(@Nullable Throwable error) {
                  lost.setResult(Optional.ofNullable(error));
                }
              };
          var pipe =
              await(getRunningLoop().connectWritePipe(() -> protocol, new Failing(diskFull)));
          pipe.transport().abort();
          assertThat(await(waitFor(lost, PATIENCE)).orElseThrow()).hasCause(diskFull);
        });
  }

  @Test
  @DisplayName("UNIX-05 a read pipe has ended, and been read, before its close fails")
  void afterTheEnd() {
    real(
        () -> {
          var reader = await(getRunningLoop().openReadPipe(new Failing(diskFull)));
          timeout(
              PATIENCE,
              () -> {
                assertThat(text(await(reader.readLine()))).isEqualTo("all\n");
                assertThat(await(reader.readLine())).isEmpty();
              });
        });
  }

  @Test
  @DisplayName("UNIX-05 a file that cannot be opened as a pipe is the error, not its close")
  void refused() {
    real(
        () -> {
          var closed =
              new WritableByteChannel() {
                @Override
                public int write(ByteBuffer from) {
                  return 0;
                }

                @Override
                public boolean isOpen() {
                  return false;
                }

                @Override
                public void close() throws IOException {
                  throw diskFull;
                }

                @Override
                public String toString() {
                  throw new Evil();
                }
              };
          assertThatThrownBy(() -> await(getRunningLoop().openWritePipe(closed)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("I/O operation on closed file")
              .hasSuppressedException(diskFull);
        });
  }
}
