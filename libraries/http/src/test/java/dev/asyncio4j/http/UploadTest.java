package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bodies of requests. */
class UploadTest {
  private static void sends(RequestOptions options, String... parts) {
    Peer.with(
        Peer::answer,
        peer -> {
          try (var session = ClientSession.create();
              var response = await(session.post(peer.url("/"), options))) {
            assertThat(response.uploadComplete()).isTrue();
            assertThat(peer.requests.get(0)).contains(parts);
          }
        });
  }

  /** Reads a chunked body to its end. */
  private static String chunks(Peer.Link link) {
    StringBuilder body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(new String(await(link.reader.readLine())).strip(), 16);
      byte[] data = await(link.reader.readExactly(size + 2));
      body.append(new String(data, 0, size, StandardCharsets.ISO_8859_1));
      if (size == 0) return body.toString();
    }
  }

  @Test
  @DisplayName("HTTP-C-13: bytes, texts, forms and JSON have their length and type")
  void sendsWholeBodies() {
    RequestOptions options = RequestOptions.defaults();
    sends(
        options.data("ü"), "Content-Length: 2\r\n", "Content-Type: text/plain; charset=utf-8\r\n");
    sends(options.data(new byte[3]), "Content-Length: 3\r\n", "application/octet-stream");
    sends(
        options.data(Map.of("a b", "1&ü")),
        "Content-Length: 14\r\n",
        "application/x-www-form-urlencoded");
    sends(
        options.json(List.of(1, "x")),
        "Content-Length: 8\r\n",
        "Content-Type: application/json\r\n");
    sends(options.json(null), "Content-Length: 4\r\n");
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          try (var session = ClientSession.create()) {
                            await(session.post("http://h/", options.data("x").json("y")));
                          }
                        })))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data and json parameters");
  }

  @Test
  @DisplayName(
      "HTTP-C-13: files have their length and are closed; streams and iterables go in chunks")
  void sendsStreams() throws Exception {
    Path file = Files.createTempFile("upload", ".png");
    Files.write(file, new byte[200_000]);
    boolean[] closed = {false};
    var stream =
        new ByteArrayInputStream("stream".getBytes()) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    Peer.with(
        link -> {
          String head = link.request();
          link.ok(head.contains("image/png") ? String.valueOf(head.length()) : "no type");
          link.head();
          link.ok(chunks(link));
          link.head();
          link.ok(chunks(link));
        },
        peer -> {
          try (var session = ClientSession.create()) {
            var first = await(session.put(peer.url("/"), RequestOptions.defaults().data(file)));
            assertThat(Integer.parseInt(await(first.text()))).isGreaterThan(200_000);
            var second = await(session.post(peer.url("/"), RequestOptions.defaults().data(stream)));
            assertThat(await(second.text())).isEqualTo("stream");
            assertThat(closed[0]).isTrue();
            var pieces =
                dev.asyncio4j.Asyncio.<byte[]>asyncGenerator(
                    y -> {
                      y.emit("a".getBytes());
                      await(sleep(Duration.ofMillis(1)));
                      y.emit("bc".getBytes());
                    });
            var third = await(session.post(peer.url("/"), RequestOptions.defaults().data(pieces)));
            assertThat(await(third.text())).isEqualTo("abc");
            assertThat(third.outputSize()).isGreaterThan(100);
            assertThat(peer.connections).isEqualTo(1);
          }
        });
    Files.delete(file);
  }

  @Test
  @DisplayName("HTTP-C-13: bodies can be compressed and sent in chunks")
  void compresses() {
    Peer.with(
        link -> {
          link.head();
          var decoder = dev.asyncio4j.http.internal.Decoders.of("deflate");
          decoder.input(chunks(link).getBytes(StandardCharsets.ISO_8859_1));
          link.ok(new String(decoder.output(100)));
          link.head();
          link.ok(chunks(link));
        },
        peer -> {
          try (var session = ClientSession.create()) {
            RequestOptions options = RequestOptions.defaults().data("squeeze me");
            assertThat(await(await(session.post(peer.url("/"), options.compress(true))).text()))
                .isEqualTo("squeeze me");
            assertThat(await(await(session.post(peer.url("/"), options.chunked(true))).text()))
                .isEqualTo("squeeze me");
            assertThat(peer.requests.get(0)).contains("Content-Encoding: deflate");
            assertThatThrownBy(
                    () ->
                        await(
                            session.post(
                                peer.url("/"),
                                options.compress(true).header("Content-Encoding", "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compress can not be set");
          }
        });
    assertThatThrownBy(() -> RequestOptions.defaults().compress("lzma"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("HTTP-C-14: the producer is asked for more only as the server takes it")
  void holdsTheProducerBack() {
    long[] made = {0};
    Peer.with(
        link -> {
          link.head();
          await(sleep(Duration.ofMillis(200)));
          assertThat(made[0]).isLessThan(16L << 20);
          link.ok(String.valueOf(chunks(link).length()));
        },
        peer -> {
          var pieces =
              dev.asyncio4j.Asyncio.<byte[]>asyncGenerator(
                  y -> {
                    for (int i = 0; i < 512; i++) {
                      y.emit(new byte[1 << 16]);
                      made[0] += 1 << 16;
                    }
                  });
          try (var session = ClientSession.create();
              var response =
                  await(session.post(peer.url("/"), RequestOptions.defaults().data(pieces)))) {
            assertThat(await(response.text())).isEqualTo(String.valueOf(32 << 20));
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-16: a reply that comes before the body is sent is delivered; the rest is not sent")
  void takesEarlyReplies() {
    boolean[] stopped = {false};
    Peer.with(
        link -> {
          link.head();
          link.say("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
          await(link.writer.drain());
          await(link.reader.read(-1));
        },
        peer -> {
          var pieces =
              dev.asyncio4j.Asyncio.<byte[]>asyncGenerator(
                  y -> {
                    try {
                      y.emit(new byte[10]);
                      await(sleep(Duration.ofSeconds(30)));
                    } finally {
                      stopped[0] = true;
                    }
                  });
          try (var session = ClientSession.create()) {
            var response =
                await(session.post(peer.url("/"), RequestOptions.defaults().data(pieces)));
            assertThat(response.status()).isEqualTo(413);
            assertThat(await(response.text())).isEqualTo("big");
            peer.awaitOver(1);
            assertThat(response.uploadComplete()).isFalse();
            assertThat(stopped[0]).isTrue();
            assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-17: what the producer fails with is the cause of the request's failure")
  void tellsOfTheProducer() {
    Peer.with(
        link -> await(link.reader.read(-1)),
        peer -> {
          var failure = new IllegalStateException("no more milk");
          var pieces =
              dev.asyncio4j.Asyncio.<byte[]>asyncGenerator(
                  y -> {
                    y.emit(new byte[10]);
                    throw failure;
                  });
          try (var session = ClientSession.create()) {
            assertThatThrownBy(
                    () ->
                        await(session.post(peer.url("/"), RequestOptions.defaults().data(pieces))))
                .isInstanceOf(ClientConnectionException.class)
                .hasCause(failure);
            peer.awaitOver(1);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-18: with expect100 the body waits for the server, and is kept back from a refusal")
  void waitsForConsent() {
    Peer.with(
        link -> {
          String head = link.head();
          if (head.startsWith("POST /yes")) {
            link.say(
                "HTTP/1.1 102 Processing\r\n\r\n"
                    + "HTTP/1.1 100 Continue\r\n\r\n"
                    + "HTTP/1.1 103 Early Hints\r\n"
                    + "Link: x\r\n\r\n");
            link.ok(new String(await(link.reader.readExactly(4))));
            link.head();
          }
          link.say("HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n");
          assertThat(await(link.reader.read(-1))).isEmpty();
        },
        peer -> {
          RequestOptions options = RequestOptions.defaults().data("body").expect100(true);
          try (var session = ClientSession.create()) {
            assertThat(await(await(session.post(peer.url("/yes"), options)).text()))
                .isEqualTo("body");
            var no = await(session.post(peer.url("/no"), options));
            assertThat(no.status()).isEqualTo(417);
            assertThat(no.uploadComplete()).isFalse();
            assertThat(peer.requests.get(0)).contains("Expect: 100-continue");
          }
        });
  }
}
