package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connections to one address, or over a socket that is there already. */
class ConnectTest {
  private static final ConnectOptions PLAIN = ConnectOptions.defaults();

  private interface Body {
    void run(Server server, int port) throws Exception;
  }

  private static void withServer(Body body) {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              try {
                body.run(server, port(server));
              } finally {
                server.close();
                server.abortClients();
                await(server.waitClosed());
              }
            }));
  }

  /** A protocol that notes when it is called. */
  private static Protocol noting(Trail trail) {
    return new Protocol() {
      @Override
      public void connectionMade(Transport transport) {
        trail.add("made");
      }

      @Override
      public void dataReceived(ByteBuffer data) {
        trail.add("data " + data.remaining());
      }

      @Override
      public void connectionLost(Throwable error) {
        trail.add("lost");
      }
    };
  }

  @Test
  @DisplayName("CONN-01 connectionMade is called before createConnection returns")
  void madeBeforeTheReturn() {
    withServer(
        (server, port) -> {
          var trail = Trail.create();
          var protocol = noting(trail);
          var made = await(getRunningLoop().createConnection(() -> protocol, LOOPBACK, port));
          trail.assertIs("made");
          assertThat(made.protocol()).isSameAs(protocol);
          assertThat(made.transport().protocol()).isSameAs(protocol);
          made.transport().abort();
        });
  }

  @Test
  @DisplayName("CONN-04 a server name needs TLS; TLS without a host needs a server name")
  void serverName() {
    var named = PLAIN.serverHostname("example.org");
    withServer(
        (server, port) -> {
          assertThatThrownBy(() -> await(openConnection(LOOPBACK, port, named)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("server_hostname is only meaningful with ssl");
          var channel = SocketChannel.open(server.sockets().get(0));
          var tls = PLAIN.tls(TlsOptions.defaults());
          assertThatThrownBy(() -> await(over(channel, tls)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("You must set server_hostname when using ssl without a host");
          assertThat(channel.isOpen()).isFalse();
          assertThatThrownBy(() -> await(openConnection("", port, tls)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("You must set server_hostname");
        });
  }

  private static dev.asyncio4j.Coroutine<?> over(SocketChannel channel, ConnectOptions options) {
    return getRunningLoop().createConnection(() -> new Protocol() {}, channel, options);
  }

  @Test
  @DisplayName("CONN-04 a local address contradicts a socket, and a path")
  void localAddressWithoutAHost() {
    var local = PLAIN.localAddress(new InetSocketAddress(LOOPBACK, 0));
    withServer(
        (server, port) -> {
          var channel = SocketChannel.open(server.sockets().get(0));
          assertThatThrownBy(() -> await(over(channel, local)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("localAddress is for connections to a host");
          assertThat(channel.isOpen()).isFalse();
          var loop = getRunningLoop();
          assertThatThrownBy(
                  () ->
                      await(
                          loop.createUnixConnection(() -> new Protocol() {}, Path.of("s"), local)))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  @DisplayName("CONN-04 a socket that is given must be connected, and is closed if it is not")
  void unconnectedSocket() {
    run(
        async(
            () -> {
              var channel = SocketChannel.open();
              assertThatThrownBy(() -> await(over(channel, PLAIN)))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageStartingWith("A connected stream socket was expected, got");
              assertThat(channel.isOpen()).isFalse();
            }));
  }

  @Test
  @DisplayName("CONN-05 the connection comes from the local address")
  void localAddress() {
    withServer(
        (server, port) -> {
          var local = new InetSocketAddress("127.0.0.5", 0);
          try (var c = await(openConnection(LOOPBACK, port, PLAIN.localAddress(local)))) {
            var address = c.writer().extraInfo(TransportInfo.LOCAL_ADDRESS).orElseThrow();
            assertThat(((InetSocketAddress) address).getAddress()).isEqualTo(local.getAddress());
          }
        });
  }

  @Test
  @DisplayName("CONN-05 a local address of no matching family is an error")
  void noMatchingFamily() {
    withServer(
        (server, port) -> {
          var local = PLAIN.localAddress(new InetSocketAddress("::1", 0));
          assertThatThrownBy(() -> await(openConnection(LOOPBACK, port, local)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("no matching local address with family=INET found");
        });
  }

  @Test
  @DisplayName("CONN-05 a local address in use is an error that names it")
  void inUse() {
    withServer(
        (server, port) -> {
          var taken = new InetSocketAddress(LOOPBACK, port);
          assertThatThrownBy(() -> await(openConnection(LOOPBACK, port, PLAIN.localAddress(taken))))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessage(
                  "error while attempting to bind on address /127.0.0.1:%d: Address already in use",
                  port);
        });
  }

  @Test
  void aHostWithoutAnAddressOfTheFamily() {
    var ipv6 = PLAIN.family(StandardProtocolFamily.INET6);
    assertThatThrownBy(() -> run(openConnection(LOOPBACK, 9, ipv6)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("getaddrinfo() returned empty list: '127.0.0.1' has no address")
        .hasMessageContaining("INET6");
    var unix = PLAIN.family(StandardProtocolFamily.UNIX);
    assertThatThrownBy(() -> run(openConnection(LOOPBACK, 9, unix)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("family must be INET or INET6, got UNIX");
  }

  @Test
  void aConnectedSocketIsUsedAsItIs() {
    withServer(
        (server, port) -> {
          var trail = Trail.create();
          var channel = SocketChannel.open(server.sockets().get(0)); // blocking: that is changed
          var loop = getRunningLoop();
          var made = await(loop.createConnection(() -> noting(trail), channel, PLAIN));
          made.transport().write(new byte[5]);
          while (trail.lines().size() < 2) Ends.settle();
          trail.assertIs("made", "data 5");
          made.transport().close();
          while (trail.lines().size() < 3) Ends.settle();
          assertThat(channel.isOpen()).isFalse();
        });
  }

  @Test
  void aFailingFactoryLeavesNoSocket() {
    withServer(
        (server, port) -> {
          var channel = SocketChannel.open(server.sockets().get(0));
          assertThatThrownBy(
                  () ->
                      await(
                          getRunningLoop()
                              .<Protocol>createConnection(ConnectTest::noProtocol, channel, PLAIN)))
              .hasMessage("no protocol");
          assertThat(channel.isOpen()).isFalse();
        });
  }

  private static Protocol noProtocol() {
    throw new IllegalStateException("no protocol");
  }

  @Test
  void anAcceptedSocketIsGivenToTheLoop() throws Exception {
    try (var listening = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
        var client = SocketChannel.open(listening.getLocalAddress())) {
      var accepted = listening.accept();
      client.write(ByteBuffer.wrap(new byte[3]));
      var trail = Trail.create();
      run(
          async(
              () -> {
                var options = ServerOptions.defaults();
                var loop = getRunningLoop();
                var made =
                    await(loop.connectAcceptedSocket(() -> noting(trail), accepted, options));
                while (trail.lines().size() < 2) Ends.settle();
                trail.assertIs("made", "data 3");
                made.transport().write(new byte[7]);
                made.transport().close();
                while (trail.lines().size() < 3) Ends.settle();
                var unconnected = SocketChannel.open();
                assertThatThrownBy(
                        () ->
                            await(
                                loop.connectAcceptedSocket(
                                    () -> noting(trail), unconnected, options)))
                    .isInstanceOf(IllegalArgumentException.class);
                assertThat(unconnected.isOpen()).isFalse();
              }));
      assertThat(client.read(ByteBuffer.allocate(10))).isEqualTo(7);
    }
  }
}
