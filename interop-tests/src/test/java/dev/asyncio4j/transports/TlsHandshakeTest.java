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
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.transports.TlsEnds.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Loops;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that come to no end, or to a bad one: each fails with an error that says why. */
class TlsHandshakeTest {
  private static final TlsOptions PATIENT = TlsOptions.of(Certificates.client());
  private static final Duration HURRY = Duration.ofMillis(150);

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
  void handshakeTimeout() {
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
  void silentClient() {
    run(
        async(
            () -> {
              var reports = Loops.reportsOf(getRunningLoop());
              var tls =
                  TlsOptions.of(Certificates.server()).handshakeTimeout(Duration.ofMillis(100));
              var server =
                  await(startServer(Ends::echo, LOOPBACK, 0, ServerOptions.defaults().tls(tls)));
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
  void timeoutsArePositive(long seconds) {
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
  void endInHandshake() {
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
  void endAtOnce() {
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
  void resetInHandshake() {
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
              var reports = Loops.reportsOf(getRunningLoop());
              var tls =
                  TlsOptions.of(Certificates.server()).handshakeTimeout(Duration.ofMillis(200));
              var server =
                  await(startServer(Ends::echo, LOOPBACK, 0, ServerOptions.defaults().tls(tls)));
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
}
