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
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Virtual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  @ParameterizedTest(name = "TLS-01 both sides exchange data over {0} and know each other")
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @DisplayName("TLS-01 client and server exchange data, and know each other")
  void exchange(String version) {
    var context = Certificates.context(version, null);
    connected(
        clientOptions(context),
        serverOptions(),
        (client, server) -> {
          client.writer().writeLines(java.util.List.of(bytes("ques"), bytes("tion\n")));
          assertThat(text(await(server.reader().readLine()))).isEqualTo("question\n");
          server.writer().write(bytes("answer\n"));
          assertThat(text(await(client.reader().readLine()))).isEqualTo("answer\n");

          var writer = client.writer();
          var session = writer.extraInfo(TransportInfo.SSL_SESSION).orElseThrow();
          assertThat(session.getProtocol()).isEqualTo(version);
          assertThat(writer.extraInfo(TransportInfo.SSL_CONTEXT)).contains(context);
          assertThat(writer.extraInfo(TransportInfo.SSL_ENGINE).orElseThrow().getUseClientMode())
              .isTrue();
          assertThat(writer.extraInfo(TransportInfo.CIPHER)).contains(session.getCipherSuite());
          assertThat(writer.extraInfo(TransportInfo.APPLICATION_PROTOCOL)).isEmpty();
          var certificate = writer.extraInfo(TransportInfo.PEER_CERTIFICATE).orElseThrow();
          assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=LOCALHOST");
          assertThat(server.writer().extraInfo(TransportInfo.PEER_CERTIFICATE)).isEmpty();
          assertThat(writer.extraInfo(TransportInfo.LOCAL_ADDRESS))
              .isEqualTo(server.writer().extraInfo(TransportInfo.PEER_ADDRESS));
          assertThat(TlsEnds.channelOf(client).isConnected()).isTrue();
        });
  }

  @Test
  @DisplayName("TLS-01 a server that requires a certificate sees who its client is")
  void clientCertificate() {
    for (var asked :
        new ClientCertificate[] {ClientCertificate.OPTIONAL, ClientCertificate.REQUIRED}) {
      var options = TlsOptions.of(Certificates.server()).clientCertificate(asked);
      connected(
          clientOptions(Certificates.of(Leaf.CLIENT)),
          ServerOptions.defaults().tls(options),
          (client, server) -> {
            var shown = server.writer().extraInfo(TransportInfo.PEER_CERTIFICATE).orElseThrow();
            assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=CLIENT");
          });
    }
  }

  @Test
  void anOptionalCertificateMayBeMissing() {
    var options =
        TlsOptions.of(Certificates.server()).clientCertificate(ClientCertificate.OPTIONAL);
    connected(
        clientOptions(),
        ServerOptions.defaults().tls(options),
        (client, server) ->
            assertThat(server.writer().extraInfo(TransportInfo.PEER_CERTIFICATE)).isEmpty());
  }

  @Test
  void bothSidesAgreeOnAnApplicationProtocol() {
    connected(
        clientOptions(TlsOptions.of(Certificates.client()).applicationProtocols("h2", "http/1.1")),
        ServerOptions.defaults()
            .tls(TlsOptions.of(Certificates.server()).applicationProtocols("http/1.1")),
        (client, server) -> {
          assertThat(client.writer().extraInfo(TransportInfo.APPLICATION_PROTOCOL))
              .contains("http/1.1");
          assertThat(server.writer().extraInfo(TransportInfo.APPLICATION_PROTOCOL))
              .contains("http/1.1");
        });
  }

  @Test
  @DisplayName("TLS-06 data written before close arrives, then the end of the stream")
  void closeFlushes() {
    var data = new byte[4 << 20];
    data[data.length - 1] = 1;
    TLS.connect(
        (client, server) -> {
          server.writer().write(data);
          server.writer().close();
          assertThat(server.writer().isClosing()).isTrue();
          assertThat(await(client.reader().read(-1))).isEqualTo(data);
          await(server.writer().waitClosed());
        });
  }

  @ParameterizedTest(name = "TLS-06 over {0} what was written goes out after the peer''s close")
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @DisplayName("TLS-06 what was written goes out after the peer's close")
  void trailingData(String version) {
    var written = 4 << 20; // far more than all buffers hold
    run(
        async(
            () -> {
              var factory = Certificates.server().getServerSocketFactory();
              try (var listening = factory.createServerSocket(0, 1)) {
                var received = getRunningLoop().runInExecutor(null, () -> closingAtOnce(listening));
                var options = clientOptions(Certificates.context(version, null));
                var client = await(openConnection(LOOPBACK, listening.getLocalPort(), options));
                client.writer().write(new byte[written]);
                assertThat(await(client.reader().read(1))).isEmpty();
                assertThat(await(received)).isEqualTo(written);
                await(client.writer().waitClosed());
              }
            }));
  }

  /** Accepts a client, ends its own half at the first byte, and counts what comes. */
  private static int closingAtOnce(ServerSocket listening) throws IOException {
    try (var peer = (SSLSocket) listening.accept()) {
      var first = peer.getInputStream().readNBytes(1).length;
      peer.shutdownOutput();
      return first + peer.getInputStream().readAllBytes().length;
    }
  }

  @Test
  @DisplayName("TLS-07 writes after close are dropped, with a warning from the fifth on")
  void writeAfterClose() {
    try (var log = new LogCapture()) {
      TLS.connect(
          (client, server) -> {
            client.writer().write(bytes("before"));
            client.writer().close();
            for (int i = 0; i < 4; i++) client.writer().write(bytes("after"));
            assertThat(log.messages()).isEmpty();
            client.writer().write(bytes("after"));
            client.writer().write(new byte[0]);
            assertThat(log.messages()).hasSize(1);
            assertThat(log.messages().get(0)).startsWith("SSL connection is closed");
            assertThat(text(await(server.reader().read(-1)))).isEqualTo("before");
          });
    }
  }

  @Test
  @DisplayName("TLS-07 no timer is left after handshake and shutdown")
  void noTimerIsLeft() {
    var loop = new AtomicReference<EventLoop>();
    var times = new ArrayList<Duration>();
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          loop.set(getRunningLoop());
                          var server = await(startServer(Ends::echo, LOOPBACK, 0, serverOptions()));
                          var c = await(openConnection(LOOPBACK, port(server), clientOptions()));
                          c.writer().close();
                          await(c.writer().waitClosed());
                          server.close();
                          await(server.waitClosed());
                          times.add(getRunningLoop().time());
                          try {
                            await(getRunningLoop().createFuture()); // time jumps to any timer
                          } finally {
                            times.add(loop.get().time());
                          }
                        }),
                    Virtual.VIRTUAL))
        .isInstanceOf(DeadlockException.class);
    assertThat(times).hasSize(2);
    assertThat(times.get(1)).isEqualTo(times.get(0));
  }

  @Test
  void writeEofIsRefused() {
    TLS.connect(
        (client, server) -> {
          assertThat(client.writer().canWriteEof()).isFalse();
          assertThatThrownBy(() -> client.writer().writeEof())
              .isInstanceOf(UnsupportedOperationException.class)
              .hasMessageStartingWith("writeEof() does not work under TLS");
        });
  }

  @Test
  void abortEndsBothSides() {
    TLS.connect(
        (client, server) -> {
          var read = createTask(server.reader().read(1));
          client.writer().transport().abort();
          client.writer().transport().abort();
          assertThat(client.writer().isClosing()).isTrue();
          assertThat(await(client.reader().read(1))).isEmpty();
          assertThatThrownBy(() -> await(read))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("without TLS's close_notify");
        });
  }

  @Test
  void aServerThatClosesItsClientsEndsTls() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0, serverOptions()));
              try (var c = await(openConnection(LOOPBACK, port(server), clientOptions()))) {
                c.writer().write(bytes("x"));
                await(c.reader().readExactly(1));
                server.close();
                server.closeClients();
                assertThat(await(c.reader().read(1))).isEmpty(); // a proper end, not a cut
              }
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName("CONN-04 a server's name without TLS, or TLS without a name, is refused")
  void contradictions() {
    assertThatThrownBy(
            () ->
                run(openConnection("localhost", 1, ConnectOptions.defaults().serverHostname("h"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("server_hostname is only meaningful with ssl");
    assertThatThrownBy(() -> run(async(TlsTest::overAGivenSocketWithoutName)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("You must set server_hostname when using ssl without a host");
    var empty = ConnectOptions.defaults().tls(Certificates.client()).serverHostname("");
    assertThatThrownBy(() -> run(openConnection("localhost", 1, empty)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be an empty string");
    var noKey = ServerOptions.defaults().tls(TlsOptions.defaults());
    assertThatThrownBy(() -> run(startServer(Ends::echo, LOOPBACK, 0, noKey)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Server side SSL needs a valid SSLContext");
  }

  private static void overAGivenSocketWithoutName() throws Exception {
    try (var socket = SocketChannel.open()) {
      var options = ConnectOptions.defaults().tls(Certificates.client());
      await(getRunningLoop().createConnection(() -> new Protocol() {}, socket, options));
    }
  }

  @Test
  void theJvmsOwnTrustIsTheDefault() throws Exception {
    var before = SSLContext.getDefault();
    SSLContext.setDefault(Certificates.client());
    try {
      connected(clientOptions(TlsOptions.defaults()), serverOptions(), (client, server) -> {});
    } finally {
      SSLContext.setDefault(before);
    }
  }
}
