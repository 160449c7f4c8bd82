package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.Protocol;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendFileTest extends FileSending {
  @Test
  @DisplayName("SENDFILE-01 offset and count select the slice; the position is its end afterwards")
  void slice() throws Exception {
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
  void socket() throws Exception {
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
  void order() throws Exception {
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
  void eofAfterTheFile() throws Exception {
    connected(
        (transport, peer, file) -> {
          var sending = createTask(getRunningLoop().sendFile(transport, file));
          await(sleep(Duration.ZERO));
          transport.writeEof();
          assertThat(await(receivedBy(peer))).isEqualTo(content);
          assertThat(await(sending)).isEqualTo(content.length);
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
}
