package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.loop.SocketPair.datagram;
import static dev.asyncio4j.loop.SocketPair.listening;
import static dev.asyncio4j.loop.SocketPair.onLoop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import java.io.ByteArrayOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of one's own, awaited. */
class SockTest {
  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte[] data) {
    return new String(data, ISO_8859_1);
  }

  private static void cancelled(Coroutine<?> call) {
    var task = createTask(call);
    await(sleep(Duration.ofMillis(1)));
    assertThat(task.done()).isFalse();
    task.cancel();
    while (!task.done()) await(sleep(Duration.ZERO));
    assertThat(task.cancelled()).isTrue();
  }

  @Test
  @DisplayName("SOCK-01 a cancelled sockRecv frees the socket")
  void cancelRecv() {
    onLoop(
        (loop, pair) -> {
          cancelled(loop.sockRecv(pair.left(), 10));
          var next = createTask(loop.sockRecv(pair.left(), 10));
          await(sleep(Duration.ofMillis(1)));
          await(loop.sockSendAll(pair.right(), bytes("hello")));
          assertThat(text(await(next))).isEqualTo("hello");
        });
  }

  @Test
  @DisplayName("SOCK-01 a cancelled sockSendAll frees the socket")
  void cancelSendAll() {
    onLoop(
        (loop, pair) -> {
          cancelled(loop.sockSendAll(pair.left(), new byte[32 << 20]));
          var next = createTask(loop.sockSendAll(pair.left(), bytes("x")));
          await(sleep(Duration.ofMillis(1)));
          while (!next.done()) await(loop.sockRecv(pair.right(), 1 << 20));
          await(next);
        });
  }

  @Test
  @DisplayName("SOCK-01 a cancelled sockAccept frees the socket")
  void cancelAccept() throws Exception {
    try (var server = listening();
        var client = SocketChannel.open()) {
      client.configureBlocking(false);
      onLoop(
          (loop, pair) -> {
            cancelled(loop.sockAccept(server));
            var accept = createTask(loop.sockAccept(server));
            await(loop.sockConnect(client, server.getLocalAddress()));
            try (var accepted = await(accept)) {
              assertThat(accepted.isBlocking()).isFalse();
              assertThat(accepted.getRemoteAddress()).isEqualTo(client.getLocalAddress());
            }
          });
    }
  }

  @Test
  @DisplayName("SOCK-01 a cancelled sockConnect frees the socket: the next call ends the attempt")
  void cancelConnect() throws Exception {
    try (var server = listening();
        var client = SocketChannel.open()) {
      client.configureBlocking(false);
      onLoop(
          (loop, pair) -> {
            var first = createTask(loop.sockConnect(client, server.getLocalAddress()));
            await(sleep(Duration.ZERO));
            first.cancel();
            while (!first.done()) await(sleep(Duration.ZERO));
            if (first.cancelled()) await(loop.sockConnect(client, server.getLocalAddress()));
            assertThat(client.isConnected()).isTrue();
            assertThatThrownBy(() -> await(loop.sockConnect(client, server.getLocalAddress())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("it is connected already");
          });
    }
  }

  @Test
  @DisplayName("SOCK-01 after a cancel the channel may be closed, or made blocking, at once")
  void cancelThenClose() throws Exception {
    var socket = datagram();
    onLoop(
        (loop, pair) -> {
          var body =
              createTask(
                  async(
                      () -> {
                        try {
                          await(loop.sockRecvFrom(socket, 10));
                        } finally {
                          socket.configureBlocking(true);
                          var address = socket.getLocalAddress();
                          socket.close();
                          DatagramChannel.open().bind(address).close();
                        }
                      }));
          await(sleep(Duration.ofMillis(1)));
          body.cancel();
          while (!body.done()) await(sleep(Duration.ZERO));
          assertThat(body.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("SOCK-02 a megabyte goes through sockSendAll and sockRecv intact")
  void megabyte() {
    var data = new byte[1 << 20];
    new Random(1).nextBytes(data);
    onLoop(
        (loop, pair) -> {
          var send = createTask(loop.sockSendAll(pair.left(), data));
          var received = new ByteArrayOutputStream();
          while (received.size() < data.length) {
            received.writeBytes(await(loop.sockRecv(pair.right(), 100_000)));
          }
          await(send);
          assertThat(received.toByteArray()).isEqualTo(data);
          pair.left().close();
          assertThat(await(loop.sockRecv(pair.right(), 10))).as("the end").isEmpty();
        });
  }

  @Test
  @DisplayName("SOCK-02 a megabyte goes through sockRecvInto, into heap and direct buffers")
  void megabyteInto() {
    var data = new byte[1 << 20];
    new Random(2).nextBytes(data);
    for (var buffer :
        new ByteBuffer[] {
          ByteBuffer.allocate(data.length), ByteBuffer.allocateDirect(data.length)
        }) {
      onLoop(
          (loop, pair) -> {
            var send = createTask(loop.sockSendAll(pair.left(), data));
            while (buffer.hasRemaining()) {
              int before = buffer.position();
              int count = await(loop.sockRecvInto(pair.right(), buffer));
              assertThat(buffer.position()).isEqualTo(before + count);
            }
            await(send);
            assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(data));
            assertThat(await(loop.sockRecvInto(pair.right(), ByteBuffer.allocate(0)))).isZero();
            pair.left().close();
            assertThat(await(loop.sockRecvInto(pair.right(), buffer.clear()))).isZero();
          });
    }
  }

  @Test
  @DisplayName("SOCK-03 sockRecvFromInto rejects a size larger than the buffer")
  void recvFromIntoWrongSize() throws Exception {
    try (var a = datagram();
        var b = datagram()) {
      onLoop(
          (loop, pair) -> {
            var buffer = ByteBuffer.allocate(8);
            assertThatThrownBy(() -> await(loop.sockRecvFromInto(a, buffer, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "nbytes is greater than the length of the buffer: 9, and there is room for 8");
            assertThatThrownBy(() -> await(loop.sockRecvFromInto(a, buffer.asReadOnlyBuffer(), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the buffer is read-only");
            for (int n : new int[] {4, 0}) {
              await(loop.sockSendTo(b, bytes("123456789"), a.getLocalAddress()));
              assertThat(await(loop.sockRecvFromInto(a, buffer.clear(), n)))
                  .isEqualTo(b.getLocalAddress());
              assertThat(buffer.position()).isEqualTo(n == 0 ? 8 : n);
            }
          });
    }
  }

  @Test
  void datagramsBothWays() throws Exception {
    try (var a = datagram();
        var b = datagram()) {
      onLoop(
          (loop, pair) -> {
            var receive = createTask(loop.sockRecvFrom(a, 100));
            await(sleep(Duration.ofMillis(1)));
            assertThat(await(loop.sockSendTo(b, bytes("ping"), a.getLocalAddress()))).isEqualTo(4);
            var got = await(receive);
            assertThat(text(got.data())).isEqualTo("ping");
            assertThat(got.address()).isEqualTo(b.getLocalAddress());
            assertThat(await(loop.sockSendTo(a, new byte[0], got.address()))).isZero();
            assertThat(await(loop.sockRecvFrom(b, 100)).data()).isEmpty();
            await(loop.sockSendTo(a, bytes("too long"), got.address()));
            assertThat(text(await(loop.sockRecvFrom(b, 3)).data())).isEqualTo("too");
          });
    }
  }

  @Test
  void unixSockets(@TempDir Path folder) throws Exception {
    var address = UnixDomainSocketAddress.of(folder.resolve("socket"));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address).configureBlocking(false);
      client.configureBlocking(false);
      onLoop(
          (loop, pair) -> {
            await(loop.sockConnect(client, address));
            try (var accepted = await(loop.sockAccept(server))) {
              await(loop.sockSendAll(client, bytes("over a path")));
              assertThat(text(await(loop.sockRecv(accepted, 100)))).isEqualTo("over a path");
            }
          });
    }
  }
}
