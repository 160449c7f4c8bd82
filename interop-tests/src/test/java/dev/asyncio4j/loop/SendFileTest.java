package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SendFileTest {
  private static final SendFileOptions WHOLE = SendFileOptions.defaults();

  private final byte[] content = new byte[24 << 20];
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void makeTheFile() throws Exception {
    new Random(3).nextBytes(content);
    path = Files.write(directory.resolve("file"), content);
  }

  private interface Body {
    void run(Transport transport, Socket peer, FileChannel file) throws Exception;
  }

  /** Runs {@code body} with a transport, the socket at its other end, and the file. */
  private void connected(Body body) throws Exception {
    connected(new Protocol() {}, body);
  }

  private void connected(Protocol protocol, Body body) throws Exception {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var file = FileChannel.open(path)) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                int port = listening.getLocalPort();
                var made = await(loop.createConnection(() -> protocol, "127.0.0.1", port));
                try (var peer = listening.accept()) {
                  body.run(made.transport(), peer, file);
                } finally {
                  made.transport().abort();
                  await(sleep(Duration.ZERO));
                }
              }));
    }
  }

  /** What the peer receives up to the end, read beside the loop. */
  private static Future<byte[]> receivedBy(Socket peer) {
    return getRunningLoop().runInExecutor(null, () -> peer.getInputStream().readAllBytes());
  }

  private static Future<byte[]> receivedBy(Socket peer, int count) {
    return getRunningLoop().runInExecutor(null, () -> peer.getInputStream().readNBytes(count));
  }

  @Test
  @DisplayName("SENDFILE-01 offset and count select the slice; the position is its end afterwards")
  void sendfile01_slice() throws Exception {
    connected(
        (transport, peer, file) -> {
          var received = receivedBy(peer);
          var slice = WHOLE.offset(1000).count(2_000_000);
          assertThat(await(getRunningLoop().sendFile(transport, file, slice))).isEqualTo(2_000_000);
          assertThat(file.position()).isEqualTo(2_001_000);
          var rest = WHOLE.offset(content.length - 10).count(1000);
          assertThat(await(getRunningLoop().sendFile(transport, file, rest))).isEqualTo(10);
          assertThat(file.position()).isEqualTo(content.length);
          var beyond = WHOLE.offset(content.length + 10L);
          assertThat(await(getRunningLoop().sendFile(transport, file, beyond))).isZero();
          assertThat(file.position()).as("nothing was sent").isEqualTo(content.length);
          transport.close();
          var all = await(received);
          assertThat(all).hasSize(2_000_010);
          assertThat(Arrays.equals(all, 0, 2_000_000, content, 1000, 2_001_000)).isTrue();
        });
  }

  @Test
  @DisplayName("SENDFILE-01 a raw socket: the whole file, or a slice")
  void sendfile01_socket() throws Exception {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var file = FileChannel.open(path);
        var socket = SocketChannel.open(listening.getLocalSocketAddress());
        var peer = listening.accept()) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                assertThatThrownBy(() -> await(loop.sockSendFile(socket, file, WHOLE)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the socket must be non-blocking");
                socket.configureBlocking(false);
                var received = receivedBy(peer, content.length + 7);
                assertThat(await(loop.sockSendFile(socket, file, WHOLE))).isEqualTo(content.length);
                assertThat(file.position()).isEqualTo(content.length);
                var slice = WHOLE.offset(5).count(7).fallback(false);
                assertThat(await(loop.sockSendFile(socket, file, slice))).isEqualTo(7);
                assertThat(file.position()).isEqualTo(12);
                var all = await(received);
                assertThat(Arrays.equals(all, 0, content.length, content, 0, content.length))
                    .isTrue();
                assertThat(Arrays.copyOfRange(all, content.length, all.length))
                    .isEqualTo(Arrays.copyOfRange(content, 5, 12));
              }));
    }
  }

  @Test
  @DisplayName("SENDFILE-02 what is written before and after stays in order around the file")
  void sendfile02_order() throws Exception {
    connected(
        (transport, peer, file) -> {
          var before = new byte[9 << 20];
          Arrays.fill(before, (byte) 1);
          transport.write(before);
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ofMillis(50)));
          assertThat(file.position()).isZero();
          var received = receivedBy(peer);
          assertThat(await(sending)).isEqualTo(content.length);
          transport.write(new byte[] {2, 2, 2});
          transport.close();
          var all = await(received);
          assertThat(all).hasSize(before.length + content.length + 3).endsWith(2, 2, 2);
          assertThat(Arrays.equals(all, 0, before.length, before, 0, before.length)).isTrue();
          int end = before.length + content.length;
          assertThat(Arrays.equals(all, before.length, end, content, 0, content.length)).isTrue();
        });
  }

  @Test
  @DisplayName("SENDFILE-02 an EOF that is written meanwhile comes after the file")
  void sendfile02_eofAfterTheFile() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ZERO));
          transport.writeEof();
          assertThat(await(receivedBy(peer))).isEqualTo(content);
          assertThat(await(sending)).isEqualTo(content.length);
        });
  }

  @Test
  @DisplayName("SENDFILE-04 a transport that closes is refused")
  void sendfile04_closing() throws Exception {
    connected(
        (transport, peer, file) -> {
          transport.close();
          assertThatIllegalStateException()
              .isThrownBy(() -> await(getRunningLoop().sendFile(transport, file)))
              .withMessageStartingWith("Transport is closing");
        });
  }

  @Test
  @DisplayName("SENDFILE-04 a transport that the loop has not made is refused")
  void sendfile04_unsupported() throws Exception {
    var foreign =
        (Transport)
            Proxy.newProxyInstance(
                Transport.class.getClassLoader(),
                new Class<?>[] {Transport.class},
                (proxy, method, arguments) ->
                    method.getName().equals("isClosing") ? false : "<ForeignTransport>");
    connected(
        (transport, peer, file) ->
            assertThatIllegalStateException()
                .isThrownBy(() -> await(getRunningLoop().sendFile(foreign, file)))
                .withMessageStartingWith(
                    "sendfile is not supported for transport <ForeignTransport>"));
  }

  @Test
  @DisplayName("SENDFILE-04 writing while a file is sent is refused, and so is a second file")
  void sendfile04_writeMeanwhile() throws Exception {
    connected(
        (transport, peer, file) -> {
          var loop = getRunningLoop();
          var sending = createTask(loop.sendFile(transport, file));
          await(sleep(Duration.ZERO));
          assertThatIllegalStateException()
              .isThrownBy(() -> transport.write(new byte[1]))
              .withMessageStartingWith("unable to write; sendfile is in progress");
          assertThatIllegalStateException()
              .isThrownBy(() -> await(loop.sendFile(transport, file)))
              .withMessageStartingWith("unable to write; sendfile is in progress");
          var received = receivedBy(peer);
          await(sending);
          transport.write(new byte[] {9});
          transport.close();
          assertThat(await(received)).hasSize(content.length + 1).endsWith(9);
        });
  }

  @Test
  @DisplayName("SENDFILE-04 a negative offset and a count of zero cannot be set")
  void sendfile04_badNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.offset(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.count(0));
    assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.count(-5));
  }

  @Test
  @DisplayName("SENDFILE-05 a peer that goes away is an error; the position tells how much went")
  void sendfile05_peerGone() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(receivedBy(peer, 1000));
          peer.setSoLinger(true, 0);
          peer.close();
          assertThatThrownBy(() -> await(sending))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("Connection lost: sendfile failed on");
          assertThat(file.position()).isBetween(1000L, content.length - 1L);
        });
  }

  @Test
  void aTransportThatIsAbortedMeanwhileEndsIt() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ofMillis(50)));
          assertThat(sending.done()).isFalse();
          transport.abort();
          assertThatThrownBy(() -> await(sending))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("was closed while a file was sent");
          assertThat(file.position()).isPositive();
        });
  }

  @Test
  void cancellationEndsTheTransferAndLeavesTheTransport() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ofMillis(50)));
          sending.cancel();
          assertThatThrownBy(() -> await(sending)).isInstanceOf(CancelledError.class);
          long sent = file.position();
          assertThat(sent).isBetween(1L, content.length - 1L);
          var received = receivedBy(peer);
          transport.write(new byte[] {7});
          transport.close();
          assertThat(await(received)).hasSize((int) sent + 1).endsWith(7);
        });
  }

  /** An EOF of the peer would end the connection, and with it the file. */
  @Test
  void readingPausesMeanwhile() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ofMillis(20)));
          assertThat(transport.isReading()).isFalse();
          peer.shutdownOutput();
          var received = receivedBy(peer, content.length);
          assertThat(await(sending)).isEqualTo(content.length);
          assertThat(await(received)).isEqualTo(content);
          while (!transport.isClosing()) await(sleep(Duration.ofMillis(2)));
        });
  }

  @Test
  void otherTasksHaveTheirTurnMeanwhile() throws Exception {
    connected(
        (transport, peer, file) -> {
          var passes = new int[1];
          var ticking = createTask(async(() -> tick(passes)));
          var received = receivedBy(peer);
          await(getRunningLoop().sendFile(transport, file));
          ticking.cancel();
          transport.close();
          await(received);
          assertThat(passes[0]).isGreaterThan(content.length / (1 << 20));
        });
  }

  private static void tick(int[] passes) {
    while (true) {
      passes[0]++;
      await(sleep(Duration.ZERO));
    }
  }

  @Test
  void aUnixSocketTakesFilesToo() throws Exception {
    var socket = directory.resolve("socket");
    try (var file = FileChannel.open(path)) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                Future<byte[]> all = loop.createFuture();
                var server =
                    await(
                        dev.asyncio4j.Asyncio.startUnixServer(
                            (reader, writer) -> all.setResult(await(reader.read(-1))), socket));
                var made =
                    await(
                        loop.createUnixConnection(
                            () -> new Protocol() {}, socket, ConnectOptions.defaults()));
                assertThat(await(loop.sendFile(made.transport(), file))).isEqualTo(content.length);
                made.transport().close();
                assertThat(await(all)).isEqualTo(content);
                server.close();
              }));
    }
  }

  @Test
  void aFileThatIsClosedIsAnError() throws Exception {
    connected(
        (transport, peer, file) -> {
          file.close();
          assertThatThrownBy(() -> await(getRunningLoop().sendFile(transport, file)))
              .isInstanceOf(UncheckedIOException.class);
          transport.write(new byte[] {1}); // not refused any more
          assertThat(new InetSocketAddress(peer.getLocalPort()).getPort()).isPositive();
        });
  }
}
