package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.ask;
import static dev.asyncio4j.testing.Ends.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a server listens. */
class ServerAddressesTest {
  private static final ServerOptions PLAIN = ServerOptions.defaults();
  private static final List<String> HOSTS = List.of("127.0.0.2", LOOPBACK, "127.0.0.2");

  private static String answerFrom(SocketAddress server) {
    var address = (InetSocketAddress) server;
    try (var c = await(openConnection(address.getHostString(), address.getPort()))) {
      c.writer().write(Ends.bytes("hello"));
      return Ends.text(await(c.reader().readExactly(5)));
    }
  }

  @Test
  @DisplayName("SERVER-07 several hosts give several sockets, each with a port of its own")
  void severalHosts() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, HOSTS, 0, PLAIN));
              assertThat(server.sockets()).hasSize(2).doesNotHaveDuplicates();
              for (var address : server.sockets())
                assertThat(answerFrom(address)).isEqualTo("hello");
              server.close();
              await(server.waitClosed());
              assertThat(server.sockets()).isEmpty();
            }));
  }

  @Test
  @DisplayName("SERVER-07 if one of several addresses is in use, none is listened on")
  void oneInUse() {
    run(
        async(
            () -> {
              var first = await(startServer(Ends::echo, LOOPBACK, 0));
              int port = port(first);
              assertThatThrownBy(() -> await(startServer(Ends::echo, HOSTS, port, PLAIN)))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasCauseInstanceOf(BindException.class)
                  .hasMessage(
                      "error while attempting to bind on address /127.0.0.1:%d:"
                          + " Address already in use",
                      port);
              first.close();
              await(startServer(Ends::echo, HOSTS, port, PLAIN)).close();
            }));
  }

  @Test
  @DisplayName("SERVER-07 addresses that this machine has not got are skipped, unless all are")
  void notOurs() {
    run(
        async(
            () -> {
              var some = List.of("198.51.100.7", LOOPBACK);
              var server = await(startServer(Ends::echo, some, 0, PLAIN));
              assertThat(server.sockets()).hasSize(1);
              server.close();
              assertThatThrownBy(() -> await(startServer(Ends::echo, "198.51.100.7", 0)))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasMessageStartingWith("could not bind on any address out of")
                  .hasMessageContaining("198.51.100.7");
            }));
  }

  @Test
  void aFamilyOfAllInterfaces() {
    run(
        async(
            () -> {
              var ipv4 = PLAIN.family(StandardProtocolFamily.INET);
              var server = await(startServer(Ends::echo, "", 0, ipv4));
              assertThat(server.sockets().get(0).toString()).contains("0.0.0.0");
              assertThat(ask(port(server), "hello")).isEqualTo("hello");
              assertThatThrownBy(() -> await(openConnection("::1", port(server))))
                  .isInstanceOf(UncheckedIOException.class);
              server.close();
              var none = await(startServer(Ends::echo, List.of(), 0, PLAIN));
              assertThat(ask(port(none), "hello")).isEqualTo("hello");
              none.close();
            }));
  }

  @Test
  void portOutOfRange() {
    for (var host : List.of("", LOOPBACK)) {
      assertThatThrownBy(() -> run(startServer(Ends::echo, host, 65536)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("port must be 0-65535, got 65536");
    }
  }

  @Test
  void aSharedPort() {
    run(
        async(
            () -> {
              var shared = PLAIN.reusePort(true);
              var first = await(startServer(Ends::echo, LOOPBACK, 0, shared));
              var second = await(startServer(Ends::echo, LOOPBACK, port(first), shared));
              assertThat(second.sockets()).isEqualTo(first.sockets());
              first.close();
              assertThat(ask(port(second), "hello")).isEqualTo("hello");
              second.close();
            }));
  }

  @Test
  void idleConnectionsAreProbedIfThatIsWanted() {
    for (var probe : List.of(true, false)) {
      var channels = new ArrayList<SocketChannel>();
      ConnectionHandler handler =
          (reader, writer) -> {
            channels.add((SocketChannel) writer.extraInfo(TransportInfo.CHANNEL).orElseThrow());
            assertThat(channels.get(0).getOption(StandardSocketOptions.SO_KEEPALIVE))
                .isEqualTo(probe);
            Ends.echo(reader, writer);
          };
      run(
          async(
              () -> {
                var server = await(startServer(handler, LOOPBACK, 0, PLAIN.keepAlive(probe)));
                assertThat(ask(port(server), "hello")).isEqualTo("hello");
                server.close();
              }));
    }
  }

  @Test
  void aSocketThatIsBoundAlready() throws Exception {
    var listening = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
    var address = listening.getLocalAddress();
    run(
        async(
            () -> {
              var made = new ArrayList<Protocol>();
              var loop = getRunningLoop();
              var server = await(loop.createServer(() -> noting(made), listening, PLAIN));
              assertThat(server.sockets()).containsExactly(address);
              await(openConnection(LOOPBACK, port(server))).close();
              while (made.isEmpty()) Ends.settle();
              server.close();
              assertThat(listening.isOpen()).isFalse();
            }));
  }

  private static Protocol noting(List<Protocol> made) {
    var protocol = new Protocol() {};
    made.add(protocol);
    return protocol;
  }

  @Test
  void aSocketThatIsNotBoundIsRefusedAndClosed() throws Exception {
    var unbound = ServerSocketChannel.open();
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () ->
                            await(
                                getRunningLoop()
                                    .createServer(() -> new Protocol() {}, unbound, PLAIN)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A bound socket was expected, got");
    assertThat(unbound.isOpen()).isFalse();
  }

  @Test
  void aPortOfAnotherProgram() throws Exception {
    try (var other = new ServerSocket(0)) {
      assertThatThrownBy(() -> run(startServer(Ends::echo, "", other.getLocalPort())))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(":" + other.getLocalPort() + ": Address already in use");
    }
  }

  @Test
  @DisplayName("N-08 a list of both families' wildcards listens once, for both")
  void dualStack() throws Exception {
    int port = ServerProcess.freePort();
    for (var hosts :
        List.of(List.of("0.0.0.0", "::"), List.of("::", "0.0.0.0"), List.of("127.0.0.1", "::"))) {
      run(
          async(
              () -> {
                var server = await(startServer(Ends::echo, hosts, port, PLAIN));
                assertThat(ask(port, "hello")).isEqualTo("hello");
                assertThat(server.sockets()).hasSize(1);
                server.close();
                await(server.waitClosed());
              }));
    }
  }

  @Test
  @DisplayName("N-03 a backlog may be as large as a number can be")
  void largestBacklog() {
    run(
        async(
            () -> {
              var largest = PLAIN.backlog(Integer.MAX_VALUE);
              var server = await(startServer(Ends::echo, LOOPBACK, 0, largest));
              assertThat(ask(port(server), "hello")).isEqualTo("hello");
              server.close();
            }));
  }
}
