package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.http.SingleGet.failure;
import static dev.asyncio4j.http.SingleGet.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.http.internal.TrustAll;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.TransportInfo;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TLS to servers. */
class TlsTest {
  private static final TlsOptions TRUSTING = TlsOptions.of(Certificates.client());

  /** Runs a test with a server that shows a certificate, whose URL has the name localhost. */
  private static void with(Leaf leaf, VoidBody1<String> test) {
    run(
        async(
            () -> {
              try (Peer peer =
                  Peer.of(Peer::answer, ServerOptions.defaults().tls(Certificates.of(leaf)))) {
                test.accept("https://localhost:" + peer.port() + "/");
              }
            }));
  }

  @Test
  @DisplayName(
      "HTTP-C-38: a certificate that is trusted and names the host will do; its facts can be asked")
  void trusts() {
    with(
        Leaf.LOCALHOST,
        url -> {
          assertThat(fetch(url, RequestOptions.defaults().tls(TRUSTING))).isEqualTo("/");
          try (var session = ClientSession.create(SessionOptions.defaults().tls(TRUSTING))) {
            for (int i = 0; i < 2; i++) {
              try (var response = await(session.get(url))) {
                assertThat(response.extraInfo(TransportInfo.PEER_CERTIFICATE)).isPresent();
                await(response.read());
              }
            }
            assertThat(session.connector().state().idle()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-38: a certificate that is a stranger's, expired, or another host's fails with its"
          + " reason")
  void refusesCertificates() {
    for (Leaf leaf : List.of(Leaf.OTHER_HOST, Leaf.EXPIRED, Leaf.STRANGER)) {
      with(
          leaf,
          url -> {
            var error = failure(url, RequestOptions.defaults().tls(TRUSTING));
            assertThat(error)
                .as("%s", leaf)
                .isInstanceOf(ClientConnectorCertificateException.class);
            assertThat(error).hasMessageContaining("localhost");
            assertThat(fetch(url, RequestOptions.defaults().verifyTls(false))).isEqualTo("/");
          });
    }
    with(
        Leaf.OTHER_HOST,
        url ->
            assertThat(
                    fetch(
                        url,
                        RequestOptions.defaults().tls(TRUSTING).serverHostname("other.example")))
                .isEqualTo("/"));
  }

  @Test
  @DisplayName("HTTP-C-38: a server that does not speak TLS fails otherwise")
  void tellsOfPlainServers() {
    Peer.with(
        link -> {
          await(link.reader.read(10));
          link.say("HTTP/1.1 400 Bad\r\n\r\n");
        },
        peer ->
            assertThat(failure(peer.url("/").replace("http:", "https:"), RequestOptions.defaults()))
                .isInstanceOf(ClientConnectorSslException.class));
  }

  @Test
  @DisplayName(
      "HTTP-C-38: a fingerprint stands in for trust; another one is told beside the expected one")
  void comparesFingerprints() {
    with(
        Leaf.STRANGER,
        url -> {
          byte[] digest;
          try (var session = ClientSession.create();
              var response = await(session.get(url, RequestOptions.defaults().verifyTls(false)))) {
            digest =
                TrustAll.digest(response.extraInfo(TransportInfo.PEER_CERTIFICATE).orElseThrow());
          }
          assertThat(fetch(url, RequestOptions.defaults().fingerprint(digest))).isEqualTo("/");
          byte[] other = digest.clone();
          other[0]++;
          var error =
              (ServerFingerprintMismatchException)
                  failure(url, RequestOptions.defaults().fingerprint(other));
          assertThat(error.expected()).isEqualTo(other);
          assertThat(error.got()).isEqualTo(digest);
          assertThat(error.host()).isEqualTo("localhost");
        });
    assertThatThrownBy(() -> RequestOptions.defaults().fingerprint(new byte[20]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
  }
}
