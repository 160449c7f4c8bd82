package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.http.SingleGet.failure;
import static dev.asyncio4j.http.SingleGet.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.transports.TlsOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proxies: HTTP, CONNECT and SOCKS5. */
class ProxyTest {
  private static final TlsOptions TRUSTING = TlsOptions.of(Certificates.client());

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
      try (var server = await(openConnection("127.0.0.1", port))) {
        link.say("HTTP/1.1 200 OK\r\n\r\n");
        pipe(link, server);
      }
    };
  }

  private static void pipe(Peer.Link link, Connection server) {
    var back = createTask(async(() -> copy(server.reader(), link.writer)));
    try {
      copy(link.reader, server.writer());
    } finally {
      back.cancel();
    }
  }

  private static void copy(StreamReader from, StreamWriter to) {
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
            withServer(
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
  private static void withServer(VoidBody1<String> test) throws Exception {
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
}
