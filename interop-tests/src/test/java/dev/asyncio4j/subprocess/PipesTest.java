package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.transports.BufferedProtocol;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.ReadTransport;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipesTest {
  @TempDir Path folder;

  private static final class Recorder implements Protocol {
    final Trail trail = Trail.create();
    final Future<Throwable> lost = getRunningLoop().createFuture();
    int size;

    @Override
    public void connectionMade(Transport transport) {
      trail.add("made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      size += data.remaining();
      if (size < 1000) trail.add("data " + UTF_8.decode(data));
    }

    @Override
    public boolean eofReceived() {
      trail.add("eof");
      return true;
    }

    @Override
    public void pauseWriting() {
      trail.add("pause");
    }

    @Override
    public void resumeWriting() {
      trail.add("resume");
    }

    @Override
    public void connectionLost(Throwable error) {
      trail.add("lost");
      lost.setResult(error);
    }
  }

  @Test
  @DisplayName("UNIX-05 read pipe: data, end of the stream, lost, in this order")
  void readPipe() {
    real(
        () -> {
          var pipe = Pipe.open();
          var endpoint = await(getRunningLoop().connectReadPipe(Recorder::new, pipe.source()));
          pipe.sink().write(ByteBuffer.wrap(bytes("1")));
          await(sleep(Duration.ofMillis(20)));
          pipe.sink().close();
          assertThat(await(endpoint.protocol().lost)).isNull();
          endpoint.protocol().trail.assertIs("made", "data 1", "eof", "lost");
          assertThat(endpoint.transport().extraInfo(TransportInfo.PIPE)).contains(pipe.source());
          assertThat(pipe.source().isOpen()).isFalse();
        });
  }

  @Test
  @DisplayName("UNIX-05 what is written to a write pipe after its close goes nowhere")
  void writtenLate() {
    real(
        () -> {
          var pipe = Pipe.open();
          var endpoint = await(getRunningLoop().connectWritePipe(Recorder::new, pipe.sink()));
          endpoint.transport().write(new byte[1 << 20]);
          endpoint.transport().close();
          endpoint.transport().write(bytes("late"));
          var reader = await(getRunningLoop().openReadPipe(pipe.source()));
          assertThat(await(reader.read(-1))).hasSize(1 << 20);
        });
  }

  @Test
  @DisplayName("UNIX-05 write pipe notices, when it writes, that the reader has gone")
  void readerGoesAway() {
    real(
        () -> {
          var pipe = Pipe.open();
          var endpoint = await(getRunningLoop().connectWritePipe(Recorder::new, pipe.sink()));
          endpoint.transport().write(bytes("1"));
          var read = ByteBuffer.allocate(10);
          assertThat(pipe.source().read(read)).isEqualTo(1);
          pipe.source().close();
          endpoint.transport().write(bytes("2"));
          assertThat(await(endpoint.protocol().lost)).hasMessageContaining("Broken pipe");
          for (int i = 0; i < 6; i++) endpoint.transport().write(bytes("into the void"));
        });
  }

  @Test
  @DisplayName("UNIX-05 write pipe notices that the reader goes while data is buffered")
  void readerGoesAwayFromAFullPipe() {
    real(
        () -> {
          var pipe = Pipe.open();
          var endpoint = await(getRunningLoop().connectWritePipe(Recorder::new, pipe.sink()));
          endpoint.transport().write(new byte[1 << 20]);
          assertThat(endpoint.transport().writeBufferSize()).isPositive();
          pipe.source().close();
          assertThat(await(endpoint.protocol().lost)).isNotNull();
          endpoint.protocol().trail.assertIs("made", "pause", "lost");
        });
  }

  @Test
  void bothEndsMoveMoreThanThePipeHolds() {
    real(
        () -> {
          var pipe = Pipe.open();
          var loop = getRunningLoop();
          var reader = await(loop.connectReadPipe(Recorder::new, pipe.source()));
          var writer = await(loop.connectWritePipe(Recorder::new, pipe.sink()));
          reader.transport().pauseReading();
          writer.transport().write(new byte[1 << 20]);
          writer.transport().writeEof();
          await(sleep(Duration.ofMillis(30)));
          assertThat(reader.protocol().size).as("paused").isZero();
          reader.transport().resumeReading();
          await(reader.protocol().lost);
          await(writer.protocol().lost);
          assertThat(reader.protocol().size).isEqualTo(1 << 20);
          writer.protocol().trail.assertIs("made", "pause", "resume", "lost");
        });
  }

  @Test
  void aBufferedProtocolBringsItsBuffers() {
    real(
        () -> {
          var pipe = Pipe.open();
          var got = new StringBuilder();
          Future<String> lost = getRunningLoop().createFuture();
          var protocol =
              new BufferedProtocol() {
                private final ByteBuffer buffer = ByteBuffer.allocate(3);

                @Override
                public ByteBuffer getBuffer(int sizeHint) {
                  return buffer.clear();
                }

                @Override
                public void bufferUpdated(int n) {
                  got.append(UTF_8.decode(buffer.flip()));
                }

                @Override
                public void connectionLost(Throwable error) {
                  lost.setResult(got.toString());
                }
              };
          await(getRunningLoop().connectReadPipe(() -> protocol, pipe.source()));
          pipe.sink().write(ByteBuffer.wrap(bytes("seven77")));
          pipe.sink().close();
          assertThat(await(lost)).isEqualTo("seven77");
        });
  }

  @Test
  void aFifoIsReadAndWrittenByThreads() throws Exception {
    var fifo = fifo();
    real(
        () -> {
          var loop = getRunningLoop();
          var opening = toThread(() -> FileChannel.open(fifo, StandardOpenOption.WRITE));
          var writing = createTask(opening);
          var source = await(toThread(() -> FileChannel.open(fifo)));
          var sink = await(writing);
          var reader = await(loop.connectReadPipe(Recorder::new, source));
          var writer = await(loop.connectWritePipe(Recorder::new, sink));
          writer.transport().write(new byte[300_000]);
          assertThat(writer.protocol().trail.lines()).contains("pause");
          writer.transport().close();
          await(reader.protocol().lost);
          assertThat(reader.protocol().size).isEqualTo(300_000);
          reader.protocol().trail.assertIs("made", "eof", "lost");
          writer.protocol().trail.assertIs("made", "pause", "resume", "lost");
        });
  }

  @Test
  void aPausedFifoStopsItsWriterAndAnIdleOneCanBeClosed() throws Exception {
    var fifo = fifo();
    real(
        () -> {
          var both = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
          var source = FileChannel.open(fifo); // does not wait: there is a writer
          var endpoint = await(getRunningLoop().connectReadPipe(Recorder::new, source));
          ReadTransport transport = endpoint.transport();
          transport.pauseReading();
          both.write(ByteBuffer.wrap(bytes("held")));
          await(sleep(Duration.ofMillis(30)));
          assertThat(endpoint.protocol().size).isZero();
          transport.resumeReading();
          while (endpoint.protocol().size == 0) await(sleep(Duration.ofMillis(1)));
          endpoint.protocol().trail.assertIs("made", "data held");
          transport.close(); // its thread waits in a read
          assertThat(await(endpoint.protocol().lost)).isNull();
          both.close();
        });
  }

  private Path fifo() throws Exception {
    var fifo = folder.resolve("fifo");
    int code;
    try {
      code = new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
    } catch (IOException e) {
      code = -1;
    }
    Assumptions.assumeTrue(code == 0, "the program mkfifo is not there, or made no FIFO");
    return fifo;
  }

  @Test
  void regularFilesAndClosedPipesAreRefused() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "x");
    var pipe = Pipe.open();
    pipe.source().close();
    pipe.sink().close();
    real(
        () -> {
          refused(FileChannel.open(file), "regular file");
          refused(FileChannel.open(Files.createFile(folder.resolve("empty"))), "regular file");
          refused(pipe.source(), "closed");
          WritableByteChannel append = FileChannel.open(file, StandardOpenOption.WRITE);
          assertThatThrownBy(() -> await(getRunningLoop().connectWritePipe(Recorder::new, append)))
              .isInstanceOf(IllegalArgumentException.class);
        });
    assertThat(file).hasContent("x");
  }

  private static void refused(ReadableByteChannel channel, String part) {
    assertThatThrownBy(() -> await(getRunningLoop().connectReadPipe(Recorder::new, channel)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
    assertThat(channel.isOpen()).isFalse();
  }
}
