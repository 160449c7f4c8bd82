package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.http.internal.TrustAll;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TLS to servers. */
class TlsTest {
  private static final TlsOptions TRUSTING = TlsOptions.of(Certificates.client());

  /** Runs a test with a server that shows a certificate, whose URL has the name localhost. */
  private static void with(Leaf leaf, dev.asyncio4j.VoidBody1<String> test) {
    run(
        async(
            () -> {
              try (Peer peer =
                  Peer.of(Peer::answer, ServerOptions.defaults().tls(Certificates.of(leaf)))) {
                test.accept("https://localhost:" + peer.port() + "/");
              }
            }));
  }

  private static Throwable failure(String url, RequestOptions options) {
    try (var session = ClientSession.create()) {
      var error = catchThrowable(() -> await(session.get(url, options)));
      assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
      return error;
    }
  }

  private static String fetch(String url, RequestOptions options) {
    try (var session = ClientSession.create();
        var response = await(session.get(url, options))) {
      return await(response.text());
    }
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

  /** A proxy that tunnels, and remembers what it was asked. */
  private static Peer.Script tunnelling(List<String> asked) {
    return link -> {
      String head = link.head();
      asked.add(head);
      String[] line = head.split(" ");
      if (!line[0].equals("CONNECT")) {
        link.ok("proxied " + line[1]);
        link.head();
        return;
      }
      if (!head.contains("Proxy-Authorization")) {
        link.say("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      int port = Integer.parseInt(line[1].substring(line[1].indexOf(':') + 1));
      try (var server = await(dev.asyncio4j.Asyncio.openConnection("127.0.0.1", port))) {
        link.say("HTTP/1.1 200 OK\r\n\r\n");
        pipe(link, server);
      }
    };
  }

  private static void pipe(Peer.Link link, dev.asyncio4j.streams.Connection server) {
    var back = createTask(async(() -> copy(server.reader(), link.writer)));
    try {
      copy(link.reader, server.writer());
    } finally {
      back.cancel();
    }
  }

  private static void copy(
      dev.asyncio4j.streams.StreamReader from, dev.asyncio4j.streams.StreamWriter to) {
    byte[] piece;
    while ((piece = await(from.read(1 << 16))).length > 0) {
      to.write(piece);
      await(to.drain());
    }
    to.close();
  }

  @Test
  @DisplayName(
      "HTTP-C-39: http goes through a proxy by its whole URL, with the proxy's credentials, on"
          + " reuse too")
  void asksProxies() {
    List<String> asked = new ArrayList<>();
    Peer.with(
        tunnelling(asked),
        proxy -> {
          var options =
              RequestOptions.defaults()
                  .proxy("http://me:pw@127.0.0.1:" + proxy.port())
                  .proxyHeaders(Headers.of("X-P", "1"));
          assertThat(fetch("http://nowhere.example/x?y#z", options))
              .isEqualTo("proxied http://nowhere.example/x?y");
          assertThat(asked.get(0))
              .contains(
                  "Host: nowhere.example\r\n",
                  "Proxy-Authorization: " + Http.encodeBasicAuth("me", "pw"),
                  "X-P: 1");
        });
    run(
        async(
            () -> {
              try (var session = ClientSession.create()) {
                assertThatThrownBy(
                        () ->
                            await(
                                session.get(
                                    "http://h.example/",
                                    RequestOptions.defaults().proxy("http://127.0.0.1:1/"))))
                    .isInstanceOf(ClientProxyConnectionException.class);
              }
            }));
  }

  @Test
  @DisplayName(
      "HTTP-C-39: https goes through a tunnel; a proxy that refuses is told with its status;"
          + " fingerprints hold")
  void tunnels() {
    List<String> asked = new ArrayList<>();
    Peer.with(
        tunnelling(asked),
        proxy ->
            with2(
                url -> {
                  String place = "127.0.0.1:" + proxy.port();
                  RequestOptions options = RequestOptions.defaults().tls(TRUSTING);
                  try (var session = ClientSession.create()) {
                    var through =
                        options.proxy("http://me:pw@" + place).proxyHeaders(Headers.of("X-P", "1"));
                    for (int i = 0; i < 2; i++) {
                      try (var response = await(session.get(url, through))) {
                        assertThat(await(response.text())).isEqualTo("/");
                      }
                    }
                    assertThat(asked).hasSize(1);
                    assertThat(asked.get(0)).startsWith("CONNECT localhost:").contains("X-P: 1");
                    var refused =
                        (ClientHttpProxyException)
                            catchThrowable(
                                () -> await(session.get(url, options.proxy("http://" + place))));
                    assertThat(refused.status()).isEqualTo(407);
                    assertThat(refused.message()).isEqualTo("Who are you");
                    assertThatThrownBy(
                            () -> await(session.get(url, through.fingerprint(new byte[32]))))
                        .isInstanceOf(ServerFingerprintMismatchException.class);
                  }
                }));
  }

  /** A server with a good certificate, within a loop that runs. */
  private static void with2(dev.asyncio4j.VoidBody1<String> test) throws Exception {
    try (Peer peer = Peer.of(Peer::answer, ServerOptions.defaults().tls(Certificates.server()))) {
      test.accept("https://localhost:" + peer.port() + "/");
    }
  }

  @Test
  @DisplayName(
      "HTTP-C-39: a SOCKS5 proxy is told the name, and user and password where it wants them")
  void speaksSocks() {
    List<String> talk = new ArrayList<>();
    Peer.with(
        link -> {
          byte[] greeting = await(link.reader.readExactly(3));
          boolean password = greeting[2] == 2;
          link.writer.write(new byte[] {5, greeting[2]});
          if (password) {
            await(link.reader.readExactly(1));
            String user =
                new String(await(link.reader.readExactly(await(link.reader.readExactly(1))[0])));
            String secret =
                new String(await(link.reader.readExactly(await(link.reader.readExactly(1))[0])));
            talk.add(user + ":" + secret);
            link.writer.write(new byte[] {1, (byte) (secret.equals("pw") ? 0 : 1)});
            if (!secret.equals("pw")) return;
          }
          await(link.reader.readExactly(4));
          String host =
              new String(await(link.reader.readExactly(await(link.reader.readExactly(1))[0])));
          await(link.reader.readExactly(2));
          talk.add(host);
          boolean refuse = host.startsWith("refused");
          link.writer.write(new byte[] {5, (byte) (refuse ? 5 : 0), 0, 1, 0, 0, 0, 0, 0, 0});
          if (!refuse) Peer.answer(link);
        },
        proxy -> {
          String place = "127.0.0.1:" + proxy.port();
          assertThat(
                  fetch(
                      "http://far.example/a", RequestOptions.defaults().proxy("socks5://" + place)))
              .isEqualTo("/a");
          assertThat(
                  fetch(
                      "http://far.example/b",
                      RequestOptions.defaults().proxy("socks5://me:pw@" + place)))
              .isEqualTo("/b");
          assertThat(
                  failure(
                      "http://refused.example/",
                      RequestOptions.defaults().proxy("socks5://" + place)))
              .isInstanceOf(ClientProxyConnectionException.class)
              .hasMessageContaining("connection refused");
          assertThat(
                  failure(
                      "http://x.example/",
                      RequestOptions.defaults().proxy("socks5://me:no@" + place)))
              .isInstanceOf(ClientProxyConnectionException.class)
              .hasMessageContaining("does not know");
          assertThat(talk)
              .containsExactly("far.example", "me:pw", "far.example", "refused.example", "me:no");
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-40: a unix socket is a server like another; a path without one fails with the path")
  void connectsToUnixSockets() throws Exception {
    Path folder = Files.createTempDirectory("http");
    Path path = folder.resolve("s");
    run(
        async(
            () -> {
              var server =
                  await(
                      dev.asyncio4j.Asyncio.startUnixServer(
                          (reader, writer) -> {
                            await(reader.readUntil("\r\n\r\n".getBytes()));
                            writer.write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nunix".getBytes());
                            await(reader.read(-1));
                            writer.close();
                          },
                          path));
              try (var session =
                  ClientSession.create(SessionOptions.defaults().connector(Connector.unix(path)))) {
                try (var response = await(session.get("http://any.name/"))) {
                  assertThat(await(response.text())).isEqualTo("unix");
                }
              }
              server.close();
              server.abortClients();
              await(server.waitClosed());
              Path none = folder.resolve("none");
              try (var session =
                  ClientSession.create(SessionOptions.defaults().connector(Connector.unix(none)))) {
                var error =
                    (UnixClientConnectorException)
                        catchThrowable(() -> await(session.get("http://any.name/")));
                assertThat(error.path()).isEqualTo(none);
              }
            }));
    Files.deleteIfExists(path);
    Files.delete(folder);
  }
}
