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
import static dev.asyncio4j.transports.TlsEnds.channelOf;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static dev.asyncio4j.transports.TlsEnds.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.Loops;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes wrong on a connection under TLS: each ends both sides, with an error that says why. */
class TlsFaultsTest {
  private static final TlsOptions PATIENT = TlsOptions.of(Certificates.client());
  private static final Duration HURRY = Duration.ofMillis(150);

  @Test
  void aStreamThatEndsWithoutCloseNotifyIsCutOff() {
    TLS.connect(
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
    TLS.connect(
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
    TLS.connect(
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
    TLS.connect(
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
  @DisplayName("N-09 a peer whose renegotiation is refused is told so by an alert")
  void renegotiationAlert() {
    var old = Certificates.context("TLSv1.2", null);
    connected(
        clientOptions(old),
        serverOptions(),
        (client, server) -> {
          client.writer().extraInfo(TransportInfo.SSL_ENGINE).orElseThrow().beginHandshake();
          client.writer().write(bytes("now with new keys"));
          assertThatThrownBy(() -> await(client.reader().read(-1)))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("close_notify during handshake");
        });
  }

  @Test
  @DisplayName("N-09 a reset in the handshake is told of as a handshake that failed")
  void resetInHandshake() {
    run(
        async(
            () -> {
              ConnectionHandler resetting =
                  (r, w) -> {
                    await(r.read(1 << 16));
                    var channel = (SocketChannel) w.extraInfo(TransportInfo.CHANNEL).orElseThrow();
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                    w.transport().abort();
                  };
              var server = await(startServer(resetting, LOOPBACK, 0));
              assertThatThrownBy(
                      () -> await(openConnection(LOOPBACK, port(server), clientOptions())))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasMessageStartingWith("SSL handshake failed with localhost: ")
                  .hasMessageContaining("reset");
              server.close();
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName("N-09 a channel that its user has closed is told of as closed")
  void closedChannel() {
    Pair.recorded(
        pair -> {
          pair.client().extraInfo(TransportInfo.CHANNEL).orElseThrow().close();
          pair.client().write(bytes("into nothing"));
          Pair.until(pair.clientProtocol()::isLost);
          assertThat(pair.clientProtocol().lostBecause)
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("Connection lost: writing failed on")
              .hasMessageEndingWith("the channel is closed");
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
  void anErrorInTheProtocolIsReportedAndEndsTheConnection() {
    run(
        async(
            () -> {
              var reports = Loops.reportsOf(getRunningLoop());
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
                  .isEqualTo("Fatal error: protocol.dataReceived() call failed.");
              server.close();
              await(server.waitClosed());
            }));
  }
}
