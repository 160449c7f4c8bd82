package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.transports.TlsEnds.LOOPBACK;
import static dev.asyncio4j.transports.TlsEnds.bytes;
import static dev.asyncio4j.transports.TlsEnds.channelOf;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.connected;
import static dev.asyncio4j.transports.TlsEnds.port;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static dev.asyncio4j.transports.TlsEnds.settle;
import static dev.asyncio4j.transports.TlsEnds.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.support.Support;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong under TLS: each ends both sides, with an error that says why. */
@Timeout(60)
class TlsFaultsTest {
  private static final TlsOptions PATIENT = TlsOptions.of(Certificates.client());
  private static final Duration HURRY = Duration.ofMillis(150);

  /**
   * Connects to a server that is expected to refuse, and returns what the server's loop reports.
   */
  private static List<ExceptionContext> refused(
      ServerOptions serverOptions, ConnectOptions options, String... texts) {
    return refused(RunOptions.defaults(), serverOptions, options, texts);
  }

  private static List<ExceptionContext> refused(
      RunOptions runOptions, ServerOptions serverOptions, ConnectOptions options, String... texts) {
    return run(
        async(
            () -> {
              var reports = Support.reportsOf(getRunningLoop());
              var handled = new ArrayList<String>();
              ConnectionHandler never = (r, w) -> handled.add("a client");
              var server = await(startServer(never, LOOPBACK, 0, serverOptions));
              assertThatThrownBy(() -> await(openConnection(LOOPBACK, port(server), options)))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasCauseInstanceOf(SSLException.class)
                  .hasMessageContainingAll(texts);
              server.close();
              await(server.waitClosed()); // the server's side is gone, too
              assertThat(handled).isEmpty();
              return reports;
            }),
        runOptions);
  }

  @ParameterizedTest(name = "TLS-02 a certificate of {0} is refused, and nothing hangs")
  @EnumSource(names = {"OTHER_HOST", "EXPIRED", "STRANGER"})
  @DisplayName("TLS-02 a certificate that cannot be trusted is refused, and nothing hangs")
  void tls02_verificationFails(Leaf leaf) {
    var reports =
        refused(
            ServerOptions.defaults().tls(Certificates.of(leaf)),
            clientOptions(),
            "SSL handshake failed on verifying the certificate of localhost: ",
            leaf == Leaf.OTHER_HOST ? "localhost" : leaf == Leaf.EXPIRED ? "NotAfter" : "PKIX",
            "pass an SSLContext that trusts its issuer");
    assertThat(reports).isEmpty();
  }

  @Test
  @DisplayName("TLS-02 in debug mode the server reports a handshake that failed")
  void tls02_reportedInDebugMode() {
    var reports =
        refused(
            RunOptions.defaults().debug(true),
            ServerOptions.defaults().tls(Certificates.of(Leaf.STRANGER)),
            clientOptions(),
            "SSL handshake failed");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message())
        .isEqualTo("Error on transport creation for incoming connection");
    assertThat(reports.get(0).exception()).hasMessageContaining("certificate_unknown");
  }

  @Test
  void aWrongNameIsAcceptedOnRequest() {
    connected(
        clientOptions(TlsOptions.of(Certificates.client()).checkHostname(false)),
        ServerOptions.defaults().tls(Certificates.of(Leaf.OTHER_HOST)),
        (client, server) ->
            assertThat(client.writer().extraInfo(TransportInfo.PEER_CERTIFICATE)).isPresent());
  }

  @Test
  void aClientWithoutTheCertificateThatIsRequired() {
    var options =
        TlsOptions.of(Certificates.server()).clientCertificate(ClientCertificate.REQUIRED);
    var old = Certificates.context("TLSv1.2", null);
    refused(ServerOptions.defaults().tls(options), clientOptions(old), "Received fatal alert");
  }

  @Test
  void underTls13TheClientLearnsAfterItsHandshakeThatItsCertificateIsMissing() {
    run(
        async(
            () -> {
              var tls =
                  TlsOptions.of(Certificates.server())
                      .clientCertificate(ClientCertificate.REQUIRED);
              var server =
                  await(startServer(TlsEnds::echo, LOOPBACK, 0, ServerOptions.defaults().tls(tls)));
              try (var c = await(openConnection(LOOPBACK, port(server), clientOptions()))) {
                assertThatThrownBy(() -> await(c.reader().read(1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Received fatal alert");
              }
              server.close();
              await(server.waitClosed());
            }));
  }

  @Test
  void noCommonVersion() {
    var ancient = clientOptions(Certificates.context("TLSv1.1", null)); // which the JDK disables
    refused(
        serverOptions(), ancient, "SSL handshake failed with localhost: No appropriate protocol");
  }

  @Test
  void noCommonCipherBecauseTheServerHasNoKey() {
    refused(
        ServerOptions.defaults().tls(Certificates.client()),
        clientOptions(),
        "SSL handshake failed with localhost: ",
        "Received fatal alert: handshake_failure");
  }

  @Test
  void noCommonApplicationProtocol() {
    refused(
        ServerOptions.defaults()
            .tls(TlsOptions.of(Certificates.server()).applicationProtocols("h2")),
        clientOptions(TlsOptions.of(Certificates.client()).applicationProtocols("ftp")),
        "no_application_protocol");
  }

  // -- the handshake --

  private static ServerOptions plain() {
    return ServerOptions.defaults();
  }

  /** Connects with TLS to a plain server with {@code handler}. */
  private static void connectTo(ConnectionHandler handler, TlsOptions tls, ConnectBody body) {
    run(
        async(
            () -> {
              var server = await(startServer(handler, LOOPBACK, 0, plain()));
              var options = ConnectOptions.defaults().tls(tls).serverHostname("localhost");
              body.run(() -> await(openConnection(LOOPBACK, port(server), options)));
              server.close();
              server.abortClients();
              await(server.waitClosed());
            }));
  }

  interface ConnectBody {
    void run(org.assertj.core.api.ThrowableAssert.ThrowingCallable connect) throws Exception;
  }

  @Test
  @DisplayName("TLS-03 a handshake slower than the timeout aborts the connection")
  void tls03_handshakeTimeout() {
    connectTo(
        (r, w) -> await(r.read(-1)), // says nothing
        PATIENT.handshakeTimeout(HURRY),
        connect ->
            assertThatThrownBy(connect)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SocketTimeoutException.class)
                .hasMessageStartingWith(
                    "SSL handshake is taking longer than 0.15 seconds: aborting the connection"));
  }

  @Test
  @DisplayName("TLS-03 a server aborts a client that says nothing")
  void tls03_silentClient() {
    run(
        async(
            () -> {
              var reports = Support.reportsOf(getRunningLoop());
              var tls =
                  TlsOptions.of(Certificates.server()).handshakeTimeout(Duration.ofMillis(100));
              var server =
                  await(startServer(TlsEnds::echo, LOOPBACK, 0, ServerOptions.defaults().tls(tls)));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                assertThat(await(c.reader().read(1))).isEmpty();
              }
              server.close();
              await(server.waitClosed());
              assertThat(reports).isEmpty();
            }));
  }

  @ParameterizedTest(name = "TLS-03 a timeout of {0} s is refused")
  @ValueSource(longs = {0, -1})
  @DisplayName("TLS-03 timeouts are positive")
  void tls03_timeoutsArePositive(long seconds) {
    var timeout = Duration.ofSeconds(seconds);
    assertThatThrownBy(() -> TlsOptions.defaults().handshakeTimeout(timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ssl_handshake_timeout should be a positive number, got ");
    assertThatThrownBy(() -> TlsOptions.defaults().shutdownTimeout(timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ssl_shutdown_timeout should be a positive number, got ");
  }

  @Test
  @DisplayName("TLS-04 the end of the stream during the handshake fails the connect")
  void tls04_endInHandshake() {
    connectTo(
        (r, w) -> {
          await(r.read(1));
          w.close();
        },
        PATIENT,
        connect ->
            assertThatThrownBy(connect)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("SSL handshake failed with localhost"));
  }

  @Test
  @DisplayName("TLS-04 the end of the stream at once fails the connect")
  void tls04_endAtOnce() {
    connectTo(
        (r, w) -> {
          await(r.read(1 << 16));
          w.close();
        },
        PATIENT,
        connect ->
            assertThatThrownBy(connect)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(EOFException.class)
                .hasMessageContaining("the peer ended the connection during the handshake"));
  }

  @Test
  @DisplayName("TLS-04 a reset during the handshake fails the connect")
  void tls04_resetInHandshake() {
    connectTo(
        (r, w) -> {
          await(r.read(1 << 16));
          var channel =
              (java.nio.channels.SocketChannel) w.extraInfo(TransportInfo.CHANNEL).orElseThrow();
          channel.setOption(StandardSocketOptions.SO_LINGER, 0);
          w.transport().abort();
        },
        PATIENT,
        connect ->
            assertThatThrownBy(connect)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("reset"));
  }

  @Test
  void garbageInsteadOfAServersHello() {
    connectTo(
        (r, w) -> w.write(bytes("HTTP/1.1 400 Bad Request\r\n\r\n")),
        PATIENT,
        connect ->
            assertThatThrownBy(connect)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SSLException.class)
                .hasMessageContaining("SSL handshake failed with localhost: "));
  }

  @ParameterizedTest(name = "a client that sends \"{0}\" and waits, to a server with TLS")
  @CsvSource({"GET / HTTP/1.1", "\u0016\u0003\u0001\u0000", "\u0016\u0003\u0003\u0000\u0004\u0001"})
  void garbageOrHalfARecordInsteadOfAClientsHello(String data) {
    run(
        async(
            () -> {
              var reports = Support.reportsOf(getRunningLoop());
              var tls =
                  TlsOptions.of(Certificates.server()).handshakeTimeout(Duration.ofMillis(200));
              var server =
                  await(startServer(TlsEnds::echo, LOOPBACK, 0, ServerOptions.defaults().tls(tls)));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                c.writer().write(bytes(data));
                await(c.reader().read(-1)); // an alert, or nothing
              }
              server.close();
              await(server.waitClosed());
              assertThat(reports).isEmpty();
            }));
  }

  @Test
  void cancellingTheHandshakeClosesTheConnection() {
    connectTo(
        (r, w) -> await(r.read(-1)),
        PATIENT,
        connect -> {
          var attempt =
              createTask(
                  async(
                      () -> {
                        try {
                          connect.call();
                        } catch (Throwable error) {
                          if (error instanceof CancelledError cancelled) throw cancelled;
                          throw new AssertionError(error);
                        }
                      }));
          settle();
          attempt.cancel();
          assertThatThrownBy(() -> await(attempt)).isInstanceOf(CancelledError.class);
        });
  }

  // -- the connection --

  @Test
  void aStreamThatEndsWithoutCloseNotifyIsCutOff() {
    connected(
        (client, server) -> {
          server.writer().write(bytes("all?"));
          assertThat(text(await(client.reader().readExactly(4)))).isEqualTo("all?");
          channelOf(server).shutdownOutput();
          assertThatThrownBy(() -> await(client.reader().read(1)))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(SSLException.class)
              .hasMessageStartingWith(
                  "Connection lost: localhost ended the stream without TLS's close_notify");
        });
  }

  @Test
  void halfARecordAndTheEnd() {
    connected(
        (client, server) -> {
          var record = java.nio.ByteBuffer.wrap(new byte[] {23, 3, 3, 0, 100, 1, 2, 3});
          channelOf(server).write(record);
          channelOf(server).shutdownOutput();
          assertThatThrownBy(() -> await(client.reader().read(1)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("the data may be cut off");
        });
  }

  @Test
  void aForgedRecordEndsBothSides() {
    connected(
        (client, server) -> {
          var record = java.nio.ByteBuffer.allocate(5 + 100);
          record.put(new byte[] {23, 3, 3, 0, 100}).rewind();
          channelOf(server).write(record);
          assertThatThrownBy(() -> await(client.reader().read(1)))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(SSLException.class)
              .hasMessageStartingWith("Connection lost: TLS failed with localhost: ");
          assertThatThrownBy(() -> await(server.reader().read(1)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("Received fatal alert");
        });
  }

  @Test
  void aResetWhileDataIsOnItsWay() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[16 << 20]);
          var drain = createTask(client.writer().drain());
          settle();
          assertThat(drain.done()).isFalse();
          channelOf(server).setOption(StandardSocketOptions.SO_LINGER, 0);
          server.writer().transport().abort();
          assertThatThrownBy(() -> await(drain))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("Connection lost");
        });
  }

  @Test
  void renegotiationIsRefused() {
    var old = Certificates.context("TLSv1.2", null);
    connected(
        clientOptions(old),
        serverOptions(),
        (client, server) -> {
          var engine = client.writer().extraInfo(TransportInfo.SSL_ENGINE).orElseThrow();
          engine.beginHandshake();
          client.writer().write(bytes("now with new keys"));
          assertThatThrownBy(() -> await(server.reader().read(-1)))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(SSLHandshakeException.class)
              .hasMessageContaining("the peer wants to renegotiate, which is refused");
        });
  }

  @Test
  void aPeerThatNeverAnswersTheEnd() {
    run(
        async(
            () -> {
              var reads = getRunningLoop().<Boolean>createFuture();
              ConnectionHandler deaf =
                  (r, w) -> {
                    w.transport().pauseReading(); // so it does not see the end
                    await(reads);
                    w.transport().abort();
                  };
              var server = await(startServer(deaf, LOOPBACK, 0, serverOptions()));
              var options = clientOptions(PATIENT.shutdownTimeout(HURRY));
              var c = await(openConnection(LOOPBACK, port(server), options));
              settle();
              c.writer().close();
              assertThatThrownBy(() -> await(c.writer().waitClosed()))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasMessageStartingWith("SSL shutdown timed out: localhost has not answered");
              reads.setResult(true);
              server.close();
              await(server.waitClosed());
            }));
  }

  @Test
  void aSlowReaderStopsTheWriterAndCostsBoundedMemory() {
    connected(
        clientOptions().limit(1),
        serverOptions(),
        (client, server) -> {
          var sent = new long[1];
          var flood =
              createTask(
                  async(
                      () -> {
                        while (true) {
                          server.writer().write(new byte[32 * 1024]);
                          sent[0]++;
                          await(server.writer().drain());
                        }
                      }));
          long before;
          do {
            before = sent[0];
            await(sleep(Duration.ofMillis(200)));
          } while (sent[0] != before);
          assertThat(flood.done()).isFalse();
          assertThat(server.writer().transport().writeBufferSize())
              .isBetween(512 * 1024 + 1, 544 * 1024);
          flood.cancel();
          var received = 0L; // and nothing of it is lost
          while (received < sent[0] * 32 * 1024) {
            received += await(client.reader().read(1 << 16)).length;
          }
          assertThat(received).isEqualTo(sent[0] * 32 * 1024);
        });
  }

  @Test
  void anErrorInTheProtocolIsReportedAndEndsTheConnection() {
    run(
        async(
            () -> {
              var reports = Support.reportsOf(getRunningLoop());
              var error = new IllegalStateException("the protocol's own");
              var lost = getRunningLoop().<Throwable>createFuture();
              class Failing implements Protocol {
                @Override
                public void dataReceived(java.nio.ByteBuffer data) {
                  throw error;
                }

                @Override
                public void connectionLost(Throwable because) {
                  lost.setResult(because);
                }
              }
              var server =
                  await(getRunningLoop().createServer(Failing::new, LOOPBACK, 0, serverOptions()));
              try (var c = await(openConnection(LOOPBACK, port(server), clientOptions()))) {
                c.writer().write(bytes("x"));
                assertThat(await(lost)).isSameAs(error);
              }
              assertThat(reports).hasSize(1);
              assertThat(reports.get(0).message())
                  .isEqualTo("Fatal error: protocol.data_received() call failed.");
              server.close();
              await(server.waitClosed());
            }));
  }
}
