package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Loops;
import dev.asyncio4j.texts.Evil;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Errors of protocols and trust managers, on a connection under TLS, whose own texts fail. */
class TlsForeignErrorsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30); // less than a handshake has

  private final Evil evil = new Evil();

  /** A protocol that fails with every byte. */
  private final class Failing implements Protocol {
    final Future<Optional<Throwable>> lost = getRunningLoop().createFuture();

    @Override
    public void dataReceived(ByteBuffer data) {
      throw evil;
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      lost.setResult(Optional.ofNullable(error));
    }
  }

  @Test
  @DisplayName("F-12 a protocol over TLS that throws an error without a text hears of its loss")
  void ofTheProtocol() {
    run(
        async(
            () -> {
              var reports = Loops.reportsOf(getRunningLoop());
              var server = await(startServer(Ends::echo, LOOPBACK, 0, serverOptions()));
              var client =
                  await(
                      getRunningLoop()
                          .createConnection(Failing::new, LOOPBACK, port(server), clientOptions()));
              client.transport().write(bytes("x"));
              var lost = await(waitFor(client.protocol().lost, PATIENCE));
              assertThat(lost.orElseThrow()).isSameAs(evil);
              assertThat(reports).hasSize(1);
              assertThat(reports.get(0).exception()).isSameAs(evil);
              server.close();
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName("F-12 a certificate that is refused for an error without a text: at once, for both")
  void ofTheTrustManager() {
    refused(new CertificateException("not this one", evil));
  }

  @Test
  @DisplayName("F-12 so is one for an error whose causes go in a circle")
  void circle() {
    var error = new CertificateException("not this one");
    error.initCause(new IllegalStateException("for that", error));
    refused(error);
  }

  private static void refused(CertificateException error) {
    var trust = new SlowTrust(0);
    trust.distrust(error);
    run(
        async(
            () -> {
              getRunningLoop().setDebug(true); // so that it tells of handshakes that fail
              var reports = Loops.reportsOf(getRunningLoop());
              var server = await(startServer(Ends::echo, LOOPBACK, 0, serverOptions()));
              var connecting =
                  openConnection(LOOPBACK, port(server), clientOptions(trust.context()));
              assertThatThrownBy(() -> await(waitFor(connecting, PATIENCE)))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasMessageStartingWith(
                      "SSL handshake failed on verifying the certificate of localhost")
                  .hasMessageContaining("not this one");
              Pair.until(() -> !reports.isEmpty());
              assertThat(reports.get(0).exception())
                  .as("what the alert tells the server")
                  .hasMessageContaining("certificate_unknown");
              server.close();
              await(server.waitClosed());
            }));
  }
}
