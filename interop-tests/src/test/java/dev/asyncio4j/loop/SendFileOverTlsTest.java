package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.transports.TlsOptions;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through transports that encrypt: they are read and written. */
class SendFileOverTlsTest {
  private static final SendFileOptions WHOLE = SendFileOptions.defaults();

  private final byte[] content = new byte[5 << 20];
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void makeTheFile() throws Exception {
    new Random(5).nextBytes(content);
    path = Files.write(directory.resolve("file"), content);
  }

  private interface Body {
    void run(Connection client, Connection server, FileChannel file) throws Exception;
  }

  private void connected(Body body) throws Exception {
    var tls = TlsOptions.of(Certificates.client()).checkHostname(false);
    try (var file = FileChannel.open(path)) {
      run(
          async(
              () -> {
                Future<Connection> accepted = getRunningLoop().createFuture();
                var options = ServerOptions.defaults().tls(Certificates.server());
                var server =
                    await(
                        startServer(
                            (reader, writer) -> accepted.setResult(new Connection(reader, writer)),
                            LOOPBACK,
                            0,
                            options));
                var secure = ConnectOptions.defaults().tls(tls);
                var client = await(openConnection(LOOPBACK, port(server), secure));
                try {
                  body.run(client, await(accepted), file);
                } finally {
                  client.writer().transport().abort();
                  await(server.close(Duration.ZERO));
                }
              }));
    }
  }

  @Test
  @DisplayName("SENDFILE-03 over TLS the file is copied, in order with what is written around it")
  void copied() throws Exception {
    connected(
        (client, server, file) -> {
          client.writer().write(new byte[] {1, 2});
          var received = createTask(server.reader().readExactly(content.length + 4));
          var transport = client.writer().transport();
          var protocol = transport.protocol();
          assertThat(await(getRunningLoop().sendFile(transport, file))).isEqualTo(content.length);
          assertThat(transport.protocol()).isSameAs(protocol);
          assertThat(transport.isReading()).isTrue();
          client.writer().write(new byte[] {3, 4});
          var all = await(received);
          assertThat(all).startsWith(1, 2).endsWith(3, 4);
          assertThat(Arrays.equals(all, 2, all.length - 2, content, 0, content.length)).isTrue();
          assertThat(file.position()).isEqualTo(content.length);
        });
  }

  @Test
  @DisplayName("SENDFILE-03 a slice over TLS")
  void slice() throws Exception {
    connected(
        (client, server, file) -> {
          var received = createTask(server.reader().readExactly(200_000));
          var slice = WHOLE.offset(1000).count(200_000);
          var transport = client.writer().transport();
          assertThat(await(getRunningLoop().sendFile(transport, file, slice))).isEqualTo(200_000);
          assertThat(await(received)).isEqualTo(Arrays.copyOfRange(content, 1000, 201_000));
          assertThat(file.position()).isEqualTo(201_000);
        });
  }

  @Test
  @DisplayName("SENDFILE-03 with the fallback off it fails")
  void fallbackOff() throws Exception {
    connected(
        (client, server, file) -> {
          var transport = client.writer().transport();
          assertThatIllegalStateException()
              .isThrownBy(
                  () -> await(getRunningLoop().sendFile(transport, file, WHOLE.fallback(false))))
              .withMessageStartingWith(
                  "fallback is disabled and native sendfile is not supported for transport");
          assertThat(file.position()).isZero();
        });
  }

  @Test
  @DisplayName("SENDFILE-03 the copy waits for a peer that does not read, and ends with it")
  void backPressure() throws Exception {
    connected(
        (client, server, file) -> {
          server.writer().transport().pauseReading();
          var transport = client.writer().transport();
          transport.setWriteBufferLimits(100_000, null);
          while (transport.writeBufferSize() <= 100_000) transport.write(new byte[1 << 20]);
          var before = transport.writeBufferSize();
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          dev.asyncio4j.testing.Ends.settle();
          assertThat(sending.done()).isFalse();
          assertThat(transport.writeBufferSize()).isLessThanOrEqualTo(before);
          server.writer().transport().abort();
          assertThatThrownBy(() -> await(sending)).isInstanceOf(UncheckedIOException.class);
        });
  }

  @Test
  @DisplayName("N-02 what is received while a file is sent reaches the task that reads")
  void readingMeanwhile() throws Exception {
    connected(
        (client, server, file) -> {
          var upload = new byte[4 << 20];
          new Random(6).nextBytes(upload);
          server.writer().write(upload);
          dev.asyncio4j.testing.Ends.settle();
          var reading = createTask(client.reader().readExactly(upload.length));
          var received = createTask(server.reader().readExactly(content.length));
          var transport = client.writer().transport();
          assertThat(await(getRunningLoop().sendFile(transport, file))).isEqualTo(content.length);
          assertThat(await(reading)).isEqualTo(upload);
          assertThat(await(received)).isEqualTo(content);
          assertThat(transport.isReading()).isTrue();
        });
  }

  @Test
  @DisplayName("N-02 a reader that has enough stays paused after a file was sent")
  void pausedStaysPaused() throws Exception {
    connected(
        (client, server, file) -> {
          var transport = client.writer().transport();
          var received = createTask(server.reader().readExactly(content.length));
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(dev.asyncio4j.Asyncio.sleep(Duration.ZERO));
          assertThat(transport.isReading()).isFalse();
          transport.pauseReading();
          await(sending);
          assertThat(transport.isReading()).isFalse();
          await(received);
        });
  }

  @Test
  @DisplayName("N-09 a file that is closed or cannot be read is told of as such")
  void files() throws Exception {
    connected(
        (client, server, file) -> {
          var transport = client.writer().transport();
          var writeOnly = FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE);
          assertThatIllegalStateException()
              .isThrownBy(() -> await(getRunningLoop().sendFile(transport, writeOnly)))
              .withMessageStartingWith("cannot read the file to send: it is not open for reading");
          writeOnly.close();
          file.close();
          assertThatThrownBy(() -> await(getRunningLoop().sendFile(transport, file)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("cannot read the file to send: it is closed");
        });
  }
}
