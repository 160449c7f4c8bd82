package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bodies as they come: whole, in chunks, cut, slowly read, or none. */
class ReplyBodyTest {
  @Test
  @DisplayName(
      "HTTP-C-15: a reader that does not read stops the server; what is buffered is bounded")
  void stopsTheServer() {
    long[] sent = {0};
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n");
          byte[] piece = new byte[1 << 16];
          for (int i = 0; i < 1024; i++) {
            link.writer.write(piece);
            await(link.writer.drain());
            sent[0] += piece.length;
          }
          await(link.reader.read(-1));
        },
        peer -> {
          try (var session = ClientSession.create();
              var response = await(session.get(peer.url("/")))) {
            await(sleep(Duration.ofMillis(200)));
            assertThat(sent[0]).isLessThan(16L << 20);
            var body = (dev.asyncio4j.http.internal.BodyStream) response.content();
            assertThat(body.buffered()).isBetween(1 << 16, 1 << 17);
            assertThat(response.content().readNowait(10)).hasSize(10);
            long total = 10;
            for (byte[] piece : each(response.content().any())) total += piece.length;
            assertThat(total).isEqualTo(64L << 20);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-30: a body that is cut fails, with what came and what was promised; what came can be"
          + " read first")
  void tellsOfCutBodies() {
    Peer.with(
        Peer.once("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
        peer -> {
          try (var session = ClientSession.create()) {
            var response = await(session.get(peer.url("/")));
            assertThat(await(response.content().readExactly(4))).isEqualTo("half".getBytes());
            assertThatThrownBy(() -> await(response.content().readAny()))
                .isInstanceOf(ClientPayloadException.class)
                .hasMessageContaining("received 4 of 10 bytes");
            assertThatThrownBy(() -> await(await(session.get(peer.url("/"))).read()))
                .isInstanceOf(ClientPayloadException.class);
          }
        });
    Peer.with(
        Peer.once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"),
        peer -> {
          try (var session = ClientSession.create()) {
            assertThatThrownBy(() -> peer.fetch(session, "/"))
                .isInstanceOf(ClientPayloadException.class)
                .hasMessageContaining("transfer length");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-30: a body without length ends with the connection; with readUntilEof(false) there is"
          + " none")
  void readsUntilEof() {
    Peer.with(
        Peer.once("HTTP/1.1 200 OK\r\n\r\nall of it"),
        peer -> {
          try (var session = ClientSession.create()) {
            assertThat(peer.fetch(session, "/")).isEqualTo("all of it");
            try (var none =
                await(session.get(peer.url("/"), RequestOptions.defaults().readUntilEof(false)))) {
              assertThat(await(none.text())).isEmpty();
            }
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-31: replies without a body are over at once, whatever their length says")
  void knowsBodylessReplies() {
    Peer.with(
        link -> {
          while (true) {
            String head = link.head();
            if (head.startsWith("HEAD"))
              link.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            else if (head.contains("/304"))
              link.say("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n");
            else link.say("HTTP/1.1 204 No Content\r\n\r\n");
          }
        },
        peer -> {
          try (var session = ClientSession.create()) {
            for (String path : List.of("/304", "/204", "/304")) {
              var response = await(session.get(peer.url(path)));
              assertThat(response.isClosed()).isTrue();
              assertThat(await(response.read())).isEmpty();
            }
            assertThat(await(session.head(peer.url("/"))).contentLength()).hasValue(1000);
            assertThat(peer.connections).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-15: chunks can be told apart, however they come")
  void tellsChunks() {
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
          await(link.writer.drain());
          await(sleep(Duration.ofMillis(20)));
          link.say("c\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n");
        },
        peer -> {
          try (var session = ClientSession.create();
              var response = await(session.get(peer.url("/")))) {
            List<String> chunks = new ArrayList<>();
            for (Chunk chunk : each(response.content().chunks())) {
              chunks.add(new String(chunk.data()) + chunk.endOfHttpChunk());
            }
            assertThat(String.join(" ", chunks)).isIn("abfalse ctrue detrue", "abctrue detrue");
            assertThat(response.content().isEof()).isTrue();
          }
        });
  }
}
