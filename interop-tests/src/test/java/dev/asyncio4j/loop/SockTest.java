package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.loop.SocketPair.datagram;
import static dev.asyncio4j.loop.SocketPair.listening;
import static dev.asyncio4j.loop.SocketPair.loopback;
import static dev.asyncio4j.loop.SocketPair.onLoop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Channels of one's own, awaited. */
@Timeout(60)
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

  private static void refusesBlocking(Awaitable<?> call) {
    assertThatThrownBy(() -> await(call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the socket must be non-blocking: ");
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
  void datagramToANameOrNobody() throws Exception {
    try (var a = DatagramChannel.open(StandardProtocolFamily.INET)) {
      a.bind(new InetSocketAddress("127.0.0.1", 0));
      a.configureBlocking(false);
      int port = ((InetSocketAddress) a.getLocalAddress()).getPort();
      onLoop(
          (loop, pair) -> {
            try (var b = DatagramChannel.open(StandardProtocolFamily.INET)) {
              b.configureBlocking(false);
              await(loop.sockConnect(b, InetSocketAddress.createUnresolved("localhost", port)));
              assertThat(b.isConnected()).isTrue();
              assertThatThrownBy(() -> await(loop.sockSendTo(b, new byte[0], b.getRemoteAddress())))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasMessageContaining("the JDK sends no empty datagram on a connected socket");
              await(loop.sockSendTo(b, bytes("x"), b.getRemoteAddress()));
              assertThat(await(loop.sockRecvFrom(a, 1)).address()).isEqualTo(b.getLocalAddress());
              assertThatThrownBy(() -> await(loop.sockSendTo(b, bytes("x"), loopback(9))))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("it is connected already");
              a.close();
              await(loop.sockSendTo(b, bytes("x"), b.getRemoteAddress()));
              assertThatThrownBy(() -> await(loop.sockRecvFrom(b, 1)))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasCauseInstanceOf(PortUnreachableException.class);
            }
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

  @Test
  void refusedConnectionNamesTheAddress() throws Exception {
    var server = listening();
    var address = server.getLocalAddress();
    server.close();
    onLoop(
        (loop, pair) -> {
          try (var client = SocketChannel.open()) {
            client.configureBlocking(false);
            assertThatThrownBy(() -> await(loop.sockConnect(client, address)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ConnectException.class)
                .hasMessageStartingWith("Connect call failed " + address)
                .hasMessageEndingWith("Connection refused");
          }
          try (var client = SocketChannel.open()) {
            client.configureBlocking(false);
            var unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 1);
            assertThatThrownBy(() -> await(loop.sockConnect(client, unknown)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("'no-such-host.invalid'");
          }
        });
  }

  @Test
  void blockingSocketsAreRefused() throws Exception {
    try (var stream = SocketChannel.open();
        var server = ServerSocketChannel.open();
        var datagram = DatagramChannel.open()) {
      onLoop(
          (loop, pair) -> {
            refusesBlocking(loop.sockConnect(stream, loopback(1)));
            refusesBlocking(loop.sockAccept(server));
            refusesBlocking(loop.sockRecv(stream, 1));
            refusesBlocking(loop.sockRecvInto(stream, ByteBuffer.allocate(1)));
            refusesBlocking(loop.sockSendAll(stream, bytes("x")));
            refusesBlocking(loop.sockRecvFrom(datagram, 1));
            refusesBlocking(loop.sockRecvFromInto(datagram, ByteBuffer.allocate(1), 0));
            refusesBlocking(loop.sockSendTo(datagram, bytes("x"), loopback(1)));
            assertThatThrownBy(() -> await(loop.sockConnect(server, loopback(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a socket that can be connected is required");
            assertThatThrownBy(() -> await(loop.sockRecv(pair.left(), -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative buffersize: -1");
          });
    }
  }

  @Test
  void errorsOfTheJdkHaveWords() throws Exception {
    try (var stream = SocketChannel.open();
        var server = ServerSocketChannel.open()) {
      stream.configureBlocking(false);
      server.configureBlocking(false);
      onLoop(
          (loop, pair) -> {
            assertThatThrownBy(() -> await(loop.sockRecv(stream, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("it is not connected; connect it first");
            assertThatThrownBy(() -> await(loop.sockAccept(server)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("it is not bound; bind it first");
            pair.left().close();
            assertThatThrownBy(() -> await(loop.sockRecv(pair.left(), 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ClosedChannelException.class)
                .hasMessageEndingWith("the channel is closed");
          });
    }
  }

  @Test
  void aSecondCallInTheSameDirectionTakesThePlaceOfTheFirst() {
    onLoop(
        (loop, pair) -> {
          var first = createTask(loop.sockRecv(pair.left(), 10));
          await(sleep(Duration.ZERO));
          var second = createTask(loop.sockRecv(pair.left(), 10));
          await(sleep(Duration.ZERO));
          assertThatThrownBy(() -> await(first))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("was ended by another call");
          var send = createTask(loop.sockSendAll(pair.left(), bytes("other direction")));
          await(loop.sockSendAll(pair.right(), bytes("hello")));
          assertThat(text(await(second))).isEqualTo("hello");
          await(send);
        });
  }

  @Test
  void closingTheChannelEndsTheCallThatWaits() throws Exception {
    try (var server = listening()) {
      onLoop(
          (loop, pair) -> {
            var receive = createTask(loop.sockRecv(pair.left(), 10));
            var accept = createTask(loop.sockAccept(server));
            await(sleep(Duration.ofMillis(1)));
            pair.left().close();
            server.close();
            assertThatThrownBy(() -> await(receive))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> await(accept)).isInstanceOf(UncheckedIOException.class);
          });
    }
  }

  @Test
  void aTransportsSocketIsRefused() {
    onLoop(
        (loop, pair) -> {
          var options = ConnectOptions.defaults();
          var endpoint =
              await(loop.createConnection(() -> new Protocol() {}, pair.left(), options));
          assertThatThrownBy(() -> await(loop.sockRecv(pair.left(), 10)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("File descriptor " + pair.left() + " is used by transport");
          endpoint.transport().close();
        });
  }
}
