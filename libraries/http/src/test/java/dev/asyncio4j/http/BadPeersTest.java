package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Peers that do not speak HTTP. */
class BadPeersTest {
  private static final List<String> NO_HTTP =
      List.of(
          "garbage\r\n\r\n",
          "HTTP/1.1 20 OK\r\n\r\n",
          "HTTP/1.1 abc OK\r\n\r\n",
          "HTTP/3.0 200 OK\r\n\r\n",
          "HTTP/1.1 099 Low\r\n\r\n",
          "ICY 200 OK\r\n\r\n",
          "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
          "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
          "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
          "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
          "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
          "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
          "HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n",
          "HTTP/1.1 200 OK\r\nA\0: b\r\n\r\n",
          "HTTP/1.1 200 OK\r\nA: " + "x".repeat(9000) + "\r\n\r\n",
          "HTTP/1.1 200 " + "x".repeat(9000) + "\r\n\r\n",
          "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(200) + "\r\n",
          "\u0016\u0003\u0001 looks like TLS\r\n\r\n");

  @Test
  @DisplayName("HTTP-C-29: what is no response fails with status 400 and a reason, and never hangs")
  void refusesGarbage() {
    for (String text : NO_HTTP) {
      Peer.with(
          link -> {
            link.head();
            link.say(text);
            await(link.reader.read(-1));
          },
          peer -> {
            try (var session = ClientSession.create()) {
              var error =
                  catchThrowable(
                      () ->
                          timeout(Duration.ofSeconds(5), () -> await(session.get(peer.url("/")))));
              assertThat(error).as(text).isInstanceOf(ClientResponseException.class);
              assertThat(((ClientResponseException) error).status()).isEqualTo(400);
              assertThat(((ClientResponseException) error).message()).isNotBlank();
              assertThat(((ClientResponseException) error).requestInfo()).isNotNull();
              assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
            }
          });
    }
  }

  @Test
  @DisplayName("HTTP-C-29: chunks that are none fail the body")
  void refusesBadChunks() {
    for (String chunks :
        List.of(
            "xyz\r\n",
            "-1\r\n",
            "5\r\nhelloX\r\n",
            "5\nhello\r\n",
            "1234567890123456789\r\n",
            "\r\n",
            "5 5\r\n")) {
      Peer.with(
          link -> {
            link.head();
            link.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
            await(link.reader.read(-1));
          },
          peer -> {
            try (var session = ClientSession.create()) {
              assertThatThrownBy(
                      () -> timeout(Duration.ofSeconds(5), () -> peer.fetch(session, "/")))
                  .as(chunks)
                  .isInstanceOfAny(ClientPayloadException.class, ClientResponseException.class);
            }
          });
    }
  }

  @Test
  @DisplayName("HTTP-C-29: a connection that ends before the head is one of a server that left")
  void tellsOfServersThatLeave() {
    for (String text : List.of("", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nA: b\r\n")) {
      Peer.with(
          link -> {
            link.head();
            link.say(text);
          },
          peer -> {
            try (var session = ClientSession.create()) {
              assertThatThrownBy(() -> await(session.get(peer.url("/"))))
                  .as(text)
                  .isInstanceOf(ServerDisconnectedException.class);
            }
          });
    }
    Peer.with(
        link -> {
          link.head();
          link.writer.transport().abort();
        },
        peer -> {
          try (var session = ClientSession.create()) {
            assertThatThrownBy(() -> await(session.get(peer.url("/"))))
                .isInstanceOf(ClientConnectionException.class);
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-29: a head that comes byte by byte is read, and lower limits can be set")
  void readsSlowHeads() {
    Peer.with(
        link -> {
          link.head();
          for (char c :
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2;a=b\r\nok\r\n0\r\n\r\n"
                  .toCharArray()) {
            link.say(String.valueOf(c));
            await(link.writer.drain());
            await(sleep(Duration.ofMillis(1)));
          }
        },
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/")).isEqualTo("ok");
            assertThatThrownBy(
                    () ->
                        await(
                            session.get(peer.url("/"), RequestOptions.defaults().maxFieldSize(10))))
                .hasMessageContaining("Got more than 10 bytes");
          }
        });
  }
}
