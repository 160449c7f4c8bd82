package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that read and write on other channels while they hold the buffer they were given. */
class LentBuffersTest {
  private static final String QUESTION = "what the callback sees is its own";
  private static final byte[] OTHER = bytes("other data, of another connection, and more of it");

  /** Reads and sends by every call of the loop that does so at once, in a task that starts now. */
  private static void useTheLoop(List<Object> read) throws IOException {
    eagerly(
        () -> {
          var loop = getRunningLoop();
          try (var listening = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
              var left = SocketChannel.open(listening.getLocalAddress());
              var right = listening.accept();
              var from = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
              var to = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            left.configureBlocking(false);
            right.configureBlocking(false);
            from.configureBlocking(false);
            to.configureBlocking(false);
            await(loop.sockSendAll(left, OTHER));
            read.add(await(loop.sockRecv(right, 1000)));
            await(loop.sockSendAll(left, OTHER));
            var into = ByteBuffer.allocate(1000);
            await(loop.sockRecvInto(right, into));
            read.add(text(into.array()).strip());
            await(loop.sockSendTo(from, OTHER, to.getLocalAddress()));
            read.add(await(loop.sockRecvFrom(to, 1000)).data());
            await(loop.sockSendTo(from, OTHER, to.getLocalAddress()));
            await(loop.sockRecvFromInto(to, into.clear(), 0));
          }
        });
  }

  private static void eagerly(VoidBody body) {
    getRunningLoop().createTask(async(body), TaskOptions.defaults().eagerStart(true));
  }

  /** Looks at the buffer before and after the loop was used, and beyond its ends. */
  private static void look(ByteBuffer data, Future<String> seen) {
    var read = new ArrayList<Object>();
    int count = data.remaining();
    assertThat(data.capacity()).isEqualTo(count);
    if (data.hasArray()) assertThat(data.array()).hasSize(count);
    try {
      useTheLoop(read);
    } catch (IOException error) {
      throw new AssertionError(error);
    }
    var bytes = new byte[count];
    data.get(bytes);
    if (!seen.done()) seen.setResult(text(bytes));
  }

  private record Looking(Future<String> seen) implements Protocol {
    @Override
    public void dataReceived(ByteBuffer data) {
      look(data, seen);
    }
  }

  private static final class Buffered implements BufferedProtocol {
    private final ByteBuffer own = ByteBuffer.allocate(QUESTION.length());
    private final Future<String> seen;

    Buffered(Future<String> seen) {
      this.seen = seen;
    }

    @Override
    public ByteBuffer getBuffer(int sizeHint) {
      try {
        useTheLoop(new ArrayList<>());
      } catch (IOException error) {
        throw new AssertionError(error);
      }
      return own.clear();
    }

    @Override
    public void bufferUpdated(int count) {
      look(ByteBuffer.wrap(own.array(), 0, count).slice().asReadOnlyBuffer(), seen);
    }
  }

  @ParameterizedTest(
      name = "N-05 data of a socket stays what it is while the loop is used, TLS {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("N-05 data of a socket stays what it is while the loop is used")
  void sockets(boolean tls) {
    for (var buffered : List.of(true, false)) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                var seen = loop.<String>createFuture();
                var server =
                    await(
                        loop.createServer(
                            () -> buffered ? new Buffered(seen) : new Looking(seen),
                            LOOPBACK,
                            0,
                            tls ? serverOptions() : ServerOptions.defaults()));
                var options = tls ? clientOptions() : ConnectOptions.defaults();
                try (var c = await(openConnection(LOOPBACK, port(server), options))) {
                  c.writer().write(bytes(QUESTION));
                  assertThat(await(seen)).isEqualTo(QUESTION);
                }
                server.close();
                server.abortClients();
                await(server.waitClosed());
              }));
    }
  }

  @Test
  @DisplayName("N-05 a datagram stays what it is while the loop is used")
  void datagrams() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var seen = loop.<String>createFuture();
              class Receiver implements DatagramProtocol {
                @Override
                public void datagramReceived(ByteBuffer data, SocketAddress from) {
                  look(data, seen);
                }
              }
              var options = DatagramOptions.defaults().localAddress(LOOPBACK, 0);
              var endpoint = await(loop.createDatagramEndpoint(Receiver::new, options));
              var address = endpoint.transport().extraInfo(TransportInfo.LOCAL_ADDRESS);
              try (var from = DatagramChannel.open()) {
                from.send(ByteBuffer.wrap(bytes(QUESTION)), address.orElseThrow());
                assertThat(await(seen)).isEqualTo(QUESTION);
              }
              endpoint.transport().close();
            }));
  }

  @Test
  @DisplayName("N-05 data of a pipe stays what it is while the loop is used")
  void pipes() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var seen = loop.<String>createFuture();
              var pipe = Pipe.open();
              var end = await(loop.connectReadPipe(() -> new Looking(seen), pipe.source()));
              pipe.sink().write(ByteBuffer.wrap(bytes(QUESTION)));
              assertThat(await(seen)).isEqualTo(QUESTION);
              end.transport().close();
              pipe.sink().close();
            }));
  }

  @Test
  @DisplayName("N-05 what TLS starts with within a callback does not show in the callback's buffer")
  void startTlsInside() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var seen = loop.<String>createFuture();
              var upgraded = loop.<Boolean>createFuture();
              var plain = await(loop.createServer(() -> new Protocol() {}, LOOPBACK, 0));
              var secure = await(loop.createServer(Recorder::new, LOOPBACK, 0, serverOptions()));
              var protocol = new Recorder();
              var other = await(loop.createConnection(() -> protocol, LOOPBACK, port(secure)));
              class Upgrading implements Protocol {
                @Override
                public void dataReceived(ByteBuffer data) {
                  var tls = clientOptions().tls().serverHostname("localhost");
                  eagerly(
                      () -> {
                        await(loop.startTls(other.transport(), protocol, tls));
                        upgraded.setResult(true);
                      });
                  look(data, seen);
                }
              }
              var server = await(loop.createServer(Upgrading::new, LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                c.writer().write(bytes(QUESTION));
                assertThat(await(seen)).isEqualTo(QUESTION);
                assertThat(await(upgraded)).isTrue();
              }
              for (var each : List.of(plain, secure, server)) {
                each.close();
                each.abortClients();
              }
            }));
  }
}
