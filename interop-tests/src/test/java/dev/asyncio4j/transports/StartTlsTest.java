package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.connected;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.transports.TlsEnds.TLS;
import static dev.asyncio4j.transports.TlsEnds.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.testing.Ends;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartTlsTest {
  private static final TlsOptions CLIENT =
      TlsOptions.of(Certificates.client()).serverHostname("localhost");

  private static void plain(Ends.Body body) {
    connected(ConnectOptions.defaults(), ServerOptions.defaults(), body);
  }

  /** Both sides of {@code client} and {@code server} go over to TLS. */
  private static void upgrade(Connection client, Connection server) {
    Task<Void> other = createTask(server.writer().startTls(Certificates.server()));
    await(client.writer().startTls(CLIENT));
    await(other);
  }

  private static void exchange(Connection client, Connection server, String data) {
    client.writer().write(bytes(data));
    assertThat(text(await(server.reader().readExactly(data.length())))).isEqualTo(data);
    server.writer().write(bytes(data));
    assertThat(text(await(client.reader().readExactly(data.length())))).isEqualTo(data);
  }

  @Test
  @DisplayName("STREAM-21 startTls upgrades both sides in place")
  void startTls() {
    plain(
        (client, server) -> {
          exchange(client, server, "in the open");
          assertThat(client.writer().extraInfo(TransportInfo.SSL_SESSION)).isEmpty();
          upgrade(client, server);
          exchange(client, server, "in secret");
          assertThat(client.writer().extraInfo(TransportInfo.PEER_CERTIFICATE)).isPresent();
          assertThat(client.writer().canWriteEof()).isFalse();
          client.close();
          assertThat(await(server.reader().read(1))).isEmpty(); // a proper end
        });
  }

  @Test
  @DisplayName("STREAM-21 what the server has received but not read goes to the handshake")
  void bufferedData() {
    plain(
        (client, server) -> {
          client.writer().write(bytes("STARTTLS\n"));
          var started = createTask(client.writer().startTls(CLIENT));
          settle(); // the client's hello is in the server's reader now
          assertThat(text(await(server.reader().readLine()))).isEqualTo("STARTTLS\n");
          await(server.writer().startTls(Certificates.server()));
          await(started);
          exchange(client, server, "in secret");
        });
  }

  @Test
  @DisplayName("STREAM-21 a reader that had paused its transport reads on after startTls")
  void pausedReader() {
    connected(
        ConnectOptions.defaults(),
        ServerOptions.defaults().limit(16),
        (client, server) -> {
          var started = createTask(client.writer().startTls(CLIENT));
          settle(); // the hello is far longer than the limit
          await(server.writer().startTls(Certificates.server()));
          await(started);
          exchange(client, server, "in secret");
        });
  }

  @Test
  void theServersNameIsTheHostThatWasConnectedTo() {
    plain(
        (client, server) -> {
          var other = createTask(server.writer().startTls(Certificates.server()));
          await(client.writer().startTls(Certificates.client())); // its certificate shows 127.0.0.1
          await(other);
          exchange(client, server, "in secret");
        });
  }

  @Test
  void aHandshakeThatFailsClosesTheConnection() {
    plain(
        (client, server) -> {
          var other = createTask(server.writer().startTls(Certificates.of(Leaf.STRANGER)));
          assertThatThrownBy(() -> await(client.writer().startTls(CLIENT)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("on verifying the certificate of localhost");
          assertThatThrownBy(() -> await(other))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("Received fatal alert");
          assertThatThrownBy(() -> await(client.writer().waitClosed()))
              .isInstanceOf(UncheckedIOException.class);
          assertThat(client.writer().isClosing()).isTrue();
          assertThatThrownBy(() -> await(client.writer().startTls(CLIENT)))
              .isInstanceOf(UncheckedIOException.class);
        });
  }

  /** Notes its calls. */
  private static final class Recorder implements Protocol {
    final List<String> calls = new ArrayList<>();
    Transport transport;

    @Override
    public void connectionMade(Transport made) {
      transport = made;
      calls.add("made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      calls.add(data.remaining() + " bytes");
    }

    @Override
    public boolean eofReceived() {
      calls.add("eof");
      return true; // ignored under TLS
    }

    @Override
    public void connectionLost(Throwable error) {
      calls.add("lost " + error);
    }
  }

  @Test
  @DisplayName("TLS-05 startTls does not call connectionMade again")
  void connectionMadeOnce() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var server =
                  await(
                      startServer(
                          (r, w) -> {
                            await(w.startTls(Certificates.server()));
                            w.write(bytes("hello"));
                            w.close();
                          },
                          LOOPBACK,
                          0));
              var endpoint = await(loop.createConnection(Recorder::new, LOOPBACK, port(server)));
              var calls = endpoint.protocol().calls;
              var tls = await(loop.startTls(endpoint.transport(), endpoint.protocol(), CLIENT));
              assertThat(tls).isNotSameAs(endpoint.transport());
              assertThat(tls.protocol()).isSameAs(endpoint.protocol());
              server.close();
              await(server.waitClosed());
              settle();
              assertThat(calls).containsExactly("made", "5 bytes", "eof", "lost null");
            }));
  }

  @Test
  @DisplayName("TLS-05 what is no protocol of a stream, and a server without a key, are refused")
  void wrongArguments() {
    plain(
        (client, server) -> {
          var transport = client.writer().transport();
          var loop = getRunningLoop();
          assertThatThrownBy(
                  () -> await(loop.startTls(transport, new DatagramProtocol() {}, CLIENT)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("protocol must be a Protocol or BufferedProtocol");
          var noKey = TlsOptions.defaults().serverSide(true);
          assertThatThrownBy(() -> await(loop.startTls(transport, transport.protocol(), noKey)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("Server side SSL needs a valid SSLContext");
          exchange(client, server, "still in the open");
        });
  }

  @Test
  void tlsOverTls() {
    TLS.connect(
        (client, server) -> {
          exchange(client, server, "in one layer");
          upgrade(client, server);
          exchange(client, server, "in two layers");
          upgrade(client, server);
          exchange(client, server, "in three layers");
          var data = new byte[3 << 20];
          data[12345] = 42;
          var sending =
              createTask(
                  async(
                      () -> {
                        client.writer().write(data);
                        client.writer().close();
                      }));
          assertThat(await(server.reader().read(-1))).isEqualTo(data);
          await(sending);
          await(client.writer().waitClosed());
        });
  }

  @Test
  void aServerThatClosesItsClientsEndsTlsThatStartedInMidStream() {
    run(
        async(
            () -> {
              var server =
                  await(
                      startServer(
                          (r, w) -> {
                            await(w.startTls(Certificates.server()));
                            w.write(bytes("x"));
                          },
                          LOOPBACK,
                          0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                await(c.writer().startTls(CLIENT));
                await(c.reader().readExactly(1));
                server.close();
                server.closeClients();
                assertThat(await(c.reader().read(1))).isEmpty();
              }
              await(server.waitClosed());
            }));
  }
}
