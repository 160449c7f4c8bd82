package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.transports.TlsEnds.TLS;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that go on sending after this side has closed: they cost no memory and no time. */
class FloodAfterCloseTest {
  /** Bytes; what a peer can get rid of goes into the buffers of the system and one burst. */
  private static final long MOST_TAKEN = 64L << 20;

  private static Socket socket(boolean tls, int port) throws IOException {
    return tls
        ? Certificates.client().getSocketFactory().createSocket(LOOPBACK, port)
        : new Socket(LOOPBACK, port);
  }

  /** Sends one line, then as much as it can; returns how many bytes that is. */
  private static long flood(boolean tls, int port) throws IOException {
    long sent = 0;
    try (var socket = socket(tls, port)) {
      var output = socket.getOutputStream();
      output.write(bytes("hello\n"));
      var block = new byte[1 << 16];
      for (; sent < 4 * MOST_TAKEN; sent += block.length) output.write(block);
    } catch (IOException cutOff) {
      return sent;
    }
    return sent;
  }

  @ParameterizedTest(
      name = "N-01 a client that floods a server that has closed is cut off, TLS {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("N-01 a client that floods a server that has closed is cut off")
  void clientFloods(boolean tls) {
    run(
        async(
            () -> {
              var ended = getRunningLoop().<Long>createFuture();
              var options = tls ? serverOptions() : ServerOptions.defaults();
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            await(reader.readLine());
                            writer.write(bytes("bye\n"));
                            writer.close();
                            await(writer.waitClosed());
                            long kept = 0; // what was received before the close
                            for (byte[] d; (d = await(reader.read(1 << 20))).length > 0; ) {
                              kept += d.length;
                            }
                            ended.setResult(kept);
                          },
                          LOOPBACK,
                          0,
                          options));
              int port = port(server);
              long sent = await(getRunningLoop().runInExecutor(null, () -> flood(tls, port)));
              assertThat(sent).isLessThan(MOST_TAKEN);
              assertThat(await(ended)).isLessThan(1L << 20);
              await(server.close(Duration.ofSeconds(10)));
            }));
  }

  @ParameterizedTest(name = "N-01 a client leaves a server that streams at once, TLS {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("N-01 a client leaves a server that streams at once")
  void slowStream(boolean tls) {
    run(
        async(
            () -> {
              var options = tls ? serverOptions() : ServerOptions.defaults();
              var server =
                  await(
                      startServer(
                          (reader, writer) -> {
                            try (var client = new Connection(reader, writer)) {
                              while (!writer.isClosing()) {
                                client.writer().write(bytes("an event..\n"));
                                await(sleep(Duration.ofMillis(20)));
                              }
                            }
                          },
                          LOOPBACK,
                          0,
                          options));
              var connect = tls ? clientOptions() : ConnectOptions.defaults();
              var loop = getRunningLoop();
              Duration start;
              try (var client = await(openConnection(LOOPBACK, port(server), connect))) {
                await(client.reader().readLine());
                start = loop.time();
              }
              assertThat(loop.time().minus(start)).isLessThan(Duration.ofSeconds(10));
              server.close();
              server.abortClients();
            }));
  }

  @Test
  @DisplayName("N-01 a protocol under TLS gets no data after its own close")
  void nothingAfterClose() {
    run(
        async(
            () -> {
              var lost = getRunningLoop().<Integer>createFuture();
              class Closing implements Protocol {
                Transport transport;
                int late;

                @Override
                public void connectionMade(Transport made) {
                  transport = made;
                }

                @Override
                public void dataReceived(ByteBuffer data) {
                  if (transport.isClosing()) late++;
                  transport.close();
                }

                @Override
                public void connectionLost(Throwable error) {
                  lost.setResult(late);
                }
              }
              var loop = getRunningLoop();
              var server = await(loop.createServer(Closing::new, LOOPBACK, 0, serverOptions()));
              int port = port(server);
              await(loop.runInExecutor(null, () -> flood(true, port)));
              assertThat(await(lost)).isZero();
              await(server.close(Duration.ofSeconds(10)));
            }));
  }

  @Test
  @DisplayName("N-01 what was written before a close still arrives while the peer sends, too")
  void bothWays() {
    TLS.connect(
        (client, server) -> {
          var data = new byte[8 << 20];
          client.writer().write(new byte[1000]);
          server.writer().write(data);
          server.writer().close();
          var received = createTask(client.reader().readExactly(data.length));
          assertThat(await(received)).hasSize(data.length);
        });
  }
}
