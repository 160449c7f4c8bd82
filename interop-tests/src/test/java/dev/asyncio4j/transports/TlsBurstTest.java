package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.testing.Virtual.virtual;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Loops;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many handshakes at once: their work is done in threads, and the loop serves the others. */
class TlsBurstTest {
  private static final String THREAD = "asyncio4j-tls";

  /** So many silent clients of a server let all work of the next handshake go to threads. */
  private static final int MANY = 3;

  private final SlowTrust trust = new SlowTrust(1);

  interface Body {
    void run(Server server, List<ExceptionContext> reports) throws Exception;
  }

  /** Runs {@code body} beside an echo server, with handshakes under way that come to no end. */
  private static void inBurst(Body body) {
    run(
        async(
            () -> {
              var reports = Loops.reportsOf(getRunningLoop());
              var server = await(startServer(Ends::echo, LOOPBACK, 0, serverOptions()));
              var silent = new ArrayList<Connection>();
              for (int i = 0; i < MANY; i++) {
                silent.add(await(openConnection(LOOPBACK, port(server))));
              }
              body.run(server, reports);
              for (Connection client : silent) client.close();
              server.close();
              await(server.waitClosed());
              assertThat(reports).isEmpty();
            }));
  }

  private static Task<Connection> connecting(Server server, SSLContext context) {
    return connecting(server, TlsOptions.of(context));
  }

  private static Task<Connection> connecting(Server server, TlsOptions tls) {
    return createTask(openConnection(LOOPBACK, port(server), clientOptions(tls)));
  }

  private static String echoed(Connection client, String line) {
    try (client) {
      client.writer().write(bytes(line));
      return text(await(client.reader().readExactly(line.length())));
    }
  }

  private static void readFrom(Connection client) {
    try (client) {
      await(client.reader().readExactly(1));
    }
  }

  /** Starts a handshake that waits for the trust manager, while the loop goes on. */
  private Task<Connection> held(Server server, TlsOptions tls) {
    var task = connecting(server, tls);
    await(toThread(() -> trust.awaitBegun()));
    assertThat(task.done()).isFalse();
    return task;
  }

  private Task<Connection> held(Server server) {
    return held(server, TlsOptions.of(trust.context()));
  }

  @Test
  @DisplayName("N-10 the loop serves others while the work of a handshake is done in a thread")
  void theLoopGoesOn() {
    inBurst(
        (server, reports) -> {
          var task = held(server);
          assertThat(echoed(await(connecting(server, Certificates.client())), "meanwhile"))
              .isEqualTo("meanwhile");
          assertThat(task.done()).isFalse();
          trust.trust();
          assertThat(echoed(await(task), "then")).isEqualTo("then");
          assertThat(trust.thread().getName()).isEqualTo(THREAD);
        });
  }

  @Test
  @DisplayName("N-10 the work of a single handshake stays on the loop, as in asyncio")
  void aSingleOneStays() {
    trust.trust();
    Ends.connected(
        clientOptions(trust.context()),
        serverOptions(),
        (client, server) -> assertThat(trust.thread().getName()).isNotEqualTo(THREAD));
  }

  @Test
  @DisplayName("N-10 handshakes that have ended, well or not, leave the loop to the next ones")
  void endedOnesDoNotCount() {
    inBurst((server, reports) -> connecting(server, Certificates.client()).cancel());
    aSingleOneStays();
  }

  @Test
  @DisplayName("N-10 a burst of connections: each gets its own answer, in its order")
  void burst() {
    inBurst(
        (server, reports) -> {
          var all =
              IntStream.range(0, 40)
                  .mapToObj(
                      i ->
                          async(
                              () -> {
                                var context = Certificates.client();
                                var client = await(connecting(server, context));
                                return echoed(client, i + "a" + "x".repeat(20_000) + i + "z");
                              }))
                  .toList();
          var answers = await(gather(all));
          for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).isEqualTo(i + "a" + "x".repeat(20_000) + i + "z");
          }
        });
  }

  @Test
  @DisplayName("N-10 a check that fails in a thread fails the connect, with its reason")
  void failure() {
    inBurst(
        (server, reports) -> {
          var task = held(server);
          trust.distrust();
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(UncheckedIOException.class)
              .hasRootCauseInstanceOf(CertificateException.class)
              .hasMessageContaining("verifying the certificate of localhost")
              .hasMessageContaining("not this one");
        });
  }

  @Test
  @DisplayName("N-10 a cancel ends a handshake whose work is in a thread, which then ends unseen")
  void cancel() {
    inBurst(
        (server, reports) -> {
          var task = held(server);
          task.cancel();
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          trust.trust();
          assertThat(echoed(await(connecting(server, Certificates.client())), "next"))
              .isEqualTo("next");
        });
  }

  @Test
  @DisplayName("N-10 the timeout of a handshake whose work is in a thread comes in time")
  void timeout() {
    inBurst(
        (server, reports) -> {
          var hurry = TlsOptions.of(trust.context()).handshakeTimeout(Duration.ofMillis(500));
          var task = connecting(server, hurry);
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(SocketTimeoutException.class)
              .hasMessageStartingWith("SSL handshake is taking longer than 0.5 seconds");
          trust.trust();
        });
  }

  @Test
  @DisplayName("N-10 an abort of the connection below ends startTls whose work is in a thread")
  void abortBelow() {
    inBurst(
        (server, reports) -> {
          var plain = await(openConnection(LOOPBACK, port(server)));
          var writer = plain.writer();
          var tls = TlsOptions.of(trust.context()).serverHostname("localhost");
          var task = createTask(async(() -> await(writer.startTls(tls))));
          var below = writer.transport();
          await(toThread(() -> trust.awaitBegun()));
          below.abort();
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("the connection was closed before it was done");
          trust.trust();
        });
  }

  @Test
  @DisplayName("N-10 a peer that goes while the work is in a thread is noticed afterwards")
  void peerGoes() {
    inBurst(
        (server, reports) -> {
          var task = held(server);
          server.abortClients();
          trust.trust();
          // From TLS 1.3 on the server has said all before, so the connect itself may succeed.
          assertThatThrownBy(() -> readFrom(await(task))).isInstanceOf(UncheckedIOException.class);
        });
  }

  @Test
  @DisplayName("N-10 a run ends while the work of a handshake is in a thread")
  void runEnds() {
    inBurst((server, reports) -> held(server).cancel());
    trust.trust();
  }

  @Test
  @DisplayName("N-10 virtual time stands still while the work of handshakes is in threads")
  void virtualTime() throws Exception {
    try (var server = new PlainTlsServer(MANY)) {
      var slow = new SlowTrust(MANY);
      virtual(
          () -> {
            var start = getRunningLoop().time();
            var options = clientOptions(TlsOptions.of(slow.context()));
            var all =
                IntStream.range(0, MANY)
                    .mapToObj(i -> openConnection(LOOPBACK, server.port(), options))
                    .toList();
            var sleeper = createTask(sleep(Duration.ofHours(1)));
            slow.trustLater();
            for (Connection client : await(gather(all))) client.writer().transport().abort();
            assertThat(sleeper.done()).isFalse();
            assertThat(getRunningLoop().time()).isEqualTo(start);
            sleeper.cancel();
          });
    }
  }
}
