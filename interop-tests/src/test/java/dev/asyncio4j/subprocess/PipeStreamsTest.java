package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.transports.TlsOptions;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes as streams: {@code openReadPipe} and {@code openWritePipe}. */
class PipeStreamsTest {

  @Test
  @DisplayName("UNIX-05 a pipe as two streams: lines, more than it holds, the end")
  void bothEnds() {
    real(
        () -> {
          var pipe = Pipe.open();
          var reader = await(getRunningLoop().openReadPipe(pipe.source()));
          var writer = await(getRunningLoop().openWritePipe(pipe.sink()));
          int lines = 20_000;
          var written =
              createTask(
                  async(
                      () -> {
                        for (int i = 0; i < lines; i++) {
                          writer.write("line " + i + "\n");
                          await(writer.drain());
                        }
                        writer.close();
                        await(writer.waitClosed());
                      }));
          var read = new ArrayList<String>();
          for (var line : each(reader.lines(UTF_8))) read.add(line);
          await(written);
          assertThat(read).hasSize(lines).startsWith("line 0").endsWith("line 19999");
          assertThat(reader.atEof()).isTrue();
          assertThat(pipe.source().isOpen()).isFalse();
          assertThat(pipe.sink().isOpen()).isFalse();
        });
  }

  @Test
  @DisplayName("UNIX-05 a read of a pipe that is cancelled loses nothing")
  void cancelledRead() {
    real(
        () -> {
          var pipe = Pipe.open();
          var reader = await(getRunningLoop().openReadPipe(pipe.source()));
          var read = createTask(reader.readLine());
          await(sleep(Duration.ZERO));
          pipe.sink().write(ByteBuffer.wrap(bytes("ha")));
          read.cancel();
          assertFails(CancelledError.class, read);
          pipe.sink().write(ByteBuffer.wrap(bytes("lf\n")));
          pipe.sink().close();
          assertThat(await(reader.readLine())).isEqualTo(bytes("half\n"));
          assertThat(await(reader.read(-1))).isEmpty();
        });
  }

  @Test
  @DisplayName("UNIX-05 drain and waitClosed of a write pipe tell that its reader has gone")
  void readerGone() {
    real(
        () -> {
          var pipe = Pipe.open();
          var writer = await(getRunningLoop().openWritePipe(pipe.sink()));
          pipe.source().close();
          writer.write(new byte[100]);
          writer.write(new byte[100]);
          var closed = createTask(writer.waitClosed());
          assertFails(UncheckedIOException.class, closed);
          assertThat(closed.exception()).hasMessageContaining("Broken pipe");
          assertThatThrownBy(() -> await(writer.drain())).hasMessageContaining("Broken pipe");
        });
  }

  @Test
  @DisplayName("UNIX-05 neither a regular file nor TLS over a pipe is a stream")
  void refused(@TempDir Path directory) {
    real(
        () -> {
          var file =
              FileChannel.open(
                  directory.resolve("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          assertThatThrownBy(() -> await(getRunningLoop().openWritePipe(file)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("regular file");
          assertThat(file.isOpen()).isFalse();
          var pipe = Pipe.open();
          var writer = await(getRunningLoop().openWritePipe(pipe.sink()));
          assertThatThrownBy(() -> await(writer.startTls(TlsOptions.defaults())))
              .hasMessageContaining("one direction");
          writer.close();
          await(writer.waitClosed());
          pipe.source().close();
        });
  }
}
