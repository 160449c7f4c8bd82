package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.connected;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Loops;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom the two sides of TLS trust, and what they must have in common. */
class TlsTrustTest {
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
              var reports = Loops.reportsOf(getRunningLoop());
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
  void verificationFails(Leaf leaf) {
    var reports =
        refused(
            ServerOptions.defaults().tls(Certificates.of(leaf)),
            clientOptions(),
            "SSL handshake failed on verifying the certificate of localhost: ",
            leaf == Leaf.OTHER_HOST ? "localhost" : leaf == Leaf.EXPIRED ? "NotAfter" : "PKIX",
            leaf == Leaf.EXPIRED
                ? "it has expired: "
                : "pass an SSLContext that trusts its issuer");
    assertThat(reports).isEmpty();
  }

  @Test
  @DisplayName("TLS-02 in debug mode the server reports a handshake that failed")
  void reportedInDebugMode() {
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
                  await(startServer(Ends::echo, LOOPBACK, 0, ServerOptions.defaults().tls(tls)));
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
}
