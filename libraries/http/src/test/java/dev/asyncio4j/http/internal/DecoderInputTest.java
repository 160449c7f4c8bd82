package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.RealTime.collectGarbageUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;

/** Compressed input that brings no output: none of it may be kept. */
class DecoderInputTest {
  private static final BodyStream.Source NO_WIRE =
      new BodyStream.Source() {
        @Override
        public void pause() {}

        @Override
        public void resume() {}
      };

  private static BodyFeed feed(String coding) {
    var decoder = Decoders.of(Headers.of("Content-Encoding", coding));
    return new BodyFeed(
        getRunningLoop(),
        1 << 16,
        decoder,
        NO_WIRE,
        bad -> new IllegalArgumentException(String.valueOf(bad.getMessage())));
  }

  private static byte[] compressed(String coding, String text) {
    var compressor = new Compressor(coding);
    var all = new ByteArrayOutputStream();
    all.writeBytes(compressor.compress(text.getBytes(StandardCharsets.UTF_8)));
    all.writeBytes(compressor.finish());
    compressor.close();
    return all.toByteArray();
  }

  /** Feeds pieces, and waits until nothing holds more than one of them. */
  private static void assertKeepsNothing(BodyFeed feed) {
    List<WeakReference<byte[]>> pieces = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      byte[] piece = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
      pieces.add(new WeakReference<>(piece));
      feed.feed(piece);
    }
    collectGarbageUntil(() -> pieces.stream().filter(piece -> !piece.refersTo(null)).count() <= 1);
  }

  @AsyncTest
  @DisplayName("HTTP-C-32: what follows the end of deflate is dropped")
  void afterTheEnd() {
    var deflate = feed("deflate");
    deflate.feed(compressed("deflate", "text"));
    assertKeepsNothing(deflate);
    assertThat(deflate.stream().readNowait(-1)).asString().isEqualTo("text");
    deflate.end();
    assertThat(deflate.stream().atEof()).isTrue();
  }

  @AsyncTest
  @DisplayName("HTTP-C-32: what follows the end of br is dropped")
  void afterBrotli() throws Exception {
    Assumptions.assumeTrue(Brotli4jLoader.isAvailable(), "no library of brotli for this machine");
    byte[] data = com.aayushatharva.brotli4j.encoder.Encoder.compress("text".getBytes());
    var brotli = feed("br");
    brotli.feed(data);
    assertKeepsNothing(brotli);
    assertThat(brotli.stream().readNowait(-1)).asString().isEqualTo("text");
    brotli.close();
  }

  @AsyncTest
  @DisplayName("HTTP-C-30: what follows a failure is dropped")
  void afterAFailure() {
    var feed = feed("gzip");
    feed.feed("no gzip".getBytes(StandardCharsets.UTF_8));
    assertKeepsNothing(feed);
    assertThat(feed.stream().exception()).hasMessage("Can not decode content-encoding: gzip");
  }

  @AsyncTest
  @DisplayName("HTTP-C-30: the head of gzip may be so long only")
  void endlessName() {
    var feed = feed("gzip");
    feed.feed(HexFormat.of().parseHex("1f8b0808000000000000")); // with a name
    assertKeepsNothing(feed);
    assertThat(feed.stream().exception()).hasMessageContaining("a head of more than 131072");
  }

  @AsyncTest
  @DisplayName("HTTP-C-32: the head of gzip with all it can have, in pieces of any length")
  void wholeHead() {
    byte[] plain = compressed("gzip", "text");
    var hex = HexFormat.of();
    var head = hex.parseHex("1f8b081e000000000000" + "0300616263" + "6e616d6500" + "00" + "abcd");
    var all = new ByteArrayOutputStream();
    for (int member = 0; member < 2; member++) {
      all.writeBytes(head);
      all.write(plain, 10, plain.length - 10);
    }
    for (int size = 1; size <= all.size(); size++) {
      var feed = feed("gzip");
      for (int at = 0; at < all.size(); at += size) {
        int end = Math.min(all.size(), at + size);
        feed.feed(java.util.Arrays.copyOfRange(all.toByteArray(), at, end));
      }
      feed.end();
      assertThat(feed.stream().readNowait(-1)).asString().isEqualTo("texttext");
      assertThat(feed.stream().atEof()).isTrue();
    }
  }
}
