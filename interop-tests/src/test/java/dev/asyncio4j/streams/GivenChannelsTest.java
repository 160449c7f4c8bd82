package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.startUnixServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams on sockets that the program has opened itself, and the ports of servers. */
class GivenChannelsTest {
  private static final ConnectionHandler UPPER =
      (reader, writer) -> {
        writer.write(await(reader.readLine(UTF_8)).toUpperCase(java.util.Locale.ROOT));
        await(writer.drain());
        writer.close();
      };

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  @DisplayName("a bound socket is served, a connected one has streams")
  void servesAndConnects() {
    run(
        async(
            () -> {
              var listening = ServerSocketChannel.open().bind(ANY);
              try (var server = await(startServer(UPPER, listening, ServerOptions.defaults()))) {
                assertThat(server.port()).isEqualTo(listening.socket().getLocalPort());
                var channel = SocketChannel.open(listening.getLocalAddress());
                try (var connection = await(openConnection(channel, ConnectOptions.defaults()))) {
                  connection.writer().write("hello\n");
                  assertThat(await(connection.reader().readLine(UTF_8))).isEqualTo("HELLO\n");
                }
                assertThat(channel.isOpen()).isFalse();
              }
              assertThat(listening.isOpen()).isFalse();
            }));
  }

  @Test
  @DisplayName("a socket that is not connected, or not bound, is refused and closed")
  void refusesUnfitSockets() {
    run(
        async(
            () -> {
              var unconnected = SocketChannel.open();
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> await(openConnection(unconnected, ConnectOptions.defaults())));
              assertThat(unconnected.isOpen()).isFalse();
              var unbound = ServerSocketChannel.open();
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> await(startServer(UPPER, unbound, ServerOptions.defaults())));
              assertThat(unbound.isOpen()).isFalse();
            }));
  }

  @Test
  @DisplayName("port() is the one of the first socket; a closed server has none, and is named")
  void tellsThePort() {
    run(
        async(
            () -> {
              var server = await(startServer(UPPER, "127.0.0.1", 0));
              assertThat(server.port())
                  .isEqualTo(((InetSocketAddress) server.sockets().get(0)).getPort())
                  .isPositive();
              server.close();
              assertThatIllegalStateException()
                  .isThrownBy(server::port)
                  .withMessageContaining("Server")
                  .withMessageContaining("has no port");
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName("a unix server has no port")
  void unixHasNoPort(@TempDir Path folder) {
    run(
        async(
            () -> {
              try (var server = await(startUnixServer(UPPER, folder.resolve("s")))) {
                assertThatIllegalStateException().isThrownBy(server::port);
              }
            }));
  }
}
