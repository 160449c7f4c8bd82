package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.loop.SocketPair.datagram;
import static dev.asyncio4j.loop.SocketPair.listening;
import static dev.asyncio4j.loop.SocketPair.loopback;
import static dev.asyncio4j.loop.SocketPair.onLoop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.Protocol;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls on sockets that cannot succeed, or not both. */
class SockFaultsTest {
  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte[] data) {
    return new String(data, ISO_8859_1);
  }

  private static void refusesBlocking(Awaitable<?> call) {
    assertThatThrownBy(() -> await(call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the socket must be non-blocking: ");
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

  @Test
  @DisplayName("N-06 closing a socket ends its read, whatever was closed before")
  void closedSocketEndsItsRead() {
    SocketPair.onLoop(
        (loop, pair) -> {
          var connected =
              await(
                  loop.createConnection(
                      () -> new Protocol() {}, pair.left(), ConnectOptions.defaults()));
          pair.left().close(); // the channel of a transport, behind its back
          await(sleep(Duration.ofMillis(10)));
          connected.transport().abort();
          await(sleep(Duration.ofMillis(10)));
          try (var other = SocketPair.open()) {
            var reading = createTask(loop.sockRecv(other.left(), 1));
            await(sleep(Duration.ofMillis(10)));
            other.left().close();
            assertThatThrownBy(() -> await(waitFor(reading, Duration.ofSeconds(10))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the channel is closed");
          }
        });
  }
}
