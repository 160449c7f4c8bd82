package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A network in place of the machine's. */
@ExtendWith(NothingLeftBehind.class)
class NetworkProviderTest {
  private final Trail trail = Trail.create();

  /** A network without hosts: it tells what it is asked for, and fails. */
  private final class Nowhere implements NetworkProvider {
    private <T> Coroutine<T> fails(String call) {
      return async(
          () -> {
            trail.add(call);
            throw new IllegalStateException("nowhere");
          });
    }

    @Override
    public <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> connect(
        Supplier<? extends P> factory, String host, int port, ConnectOptions options) {
      return fails("connect " + host + " " + port);
    }

    @Override
    public Coroutine<Server> listen(
        Supplier<? extends ConnectionProtocol> factory,
        Collection<String> hosts,
        int port,
        ServerOptions options) {
      return fails("listen " + hosts + " " + port);
    }

    @Override
    public <P extends DatagramProtocol> Coroutine<Endpoint<DatagramTransport, P>> datagrams(
        Supplier<? extends P> factory, DatagramOptions options) {
      return fails("datagrams");
    }

    @Override
    public Coroutine<List<InetSocketAddress>> resolve(String host, int port) {
      return fails("resolve " + host);
    }

    @Override
    public String toString() {
      return "<Nowhere>";
    }
  }

  private static void fails(Coroutine<?> call) {
    assertThatThrownBy(() -> await(call)).isInstanceOf(IllegalStateException.class);
  }

  private void onNowhere(VoidBody body) {
    virtual(
        () -> {
          try (var given = LoopPort.of(getRunningLoop()).network(new Nowhere())) {
            body.run();
            assertThat(given).isNotNull();
          }
        });
  }

  @Test
  void connectionsServersDatagramsAndNamesGoThere() {
    onNowhere(
        () -> {
          var loop = getRunningLoop();
          fails(openConnection("a", 1));
          fails(loop.createConnection(() -> new Protocol() {}, "b", 2));
          fails(startServer((reader, writer) -> {}, "c", 3));
          fails(loop.createServer(() -> new Protocol() {}, "d", 4));
          fails(
              loop.createDatagramEndpoint(
                  () -> new DatagramProtocol() {}, DatagramOptions.defaults()));
          fails(loop.getAddrInfo("e", 5));
        });
    trail.assertIs(
        "connect a 1", "connect b 2", "listen [c] 3", "listen [d] 4", "datagrams", "resolve e");
  }

  @Test
  void realSocketsAreRefusedAndBackAfterwards() throws Exception {
    try (var channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      onNowhere(
          () -> {
            var loop = getRunningLoop();
            assertThatThrownBy(() -> await(loop.sockRecv(channel, 1)))
                .hasMessageContaining("no real sockets under <Nowhere>");
            fails(openUnixConnection(Path.of("nowhere")));
            assertThatThrownBy(() -> LoopPort.of(loop).watch(channel, ops -> {}))
                .hasMessageContaining("no real sockets under <Nowhere>");
            assertThatThrownBy(() -> LoopPort.of(loop).network(new Nowhere()))
                .hasMessageContaining("has a network already");
          });
      virtual(() -> LoopPort.of(getRunningLoop()).watch(channel, ops -> {}).cancel());
    }
  }

  @Test
  void streamsStandOnAnyTransport() {
    virtual(
        () -> {
          var protocol = StreamProtocol.create(100);
          assertThatThrownBy(protocol::take).hasMessageContaining("the connection is not made");
        });
  }
}
