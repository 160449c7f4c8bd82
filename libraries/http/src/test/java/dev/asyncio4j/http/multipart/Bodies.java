package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.BodyPart;
import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.NestedPart;
import dev.asyncio4j.http.Payload;
import dev.asyncio4j.http.internal.BodyStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Bodies of parts as texts, and what readers and writers make of them; in a coroutine. */
final class Bodies {
  private Bodies() {}

  static MultipartReader reader(String type, String body, int piece) {
    return MultipartReader.of(Headers.of("Content-Type", type), stream(body, piece));
  }

  /** A body that comes in pieces of a length, all there already. */
  static BodyStream stream(String body, int piece) {
    BodyStream stream = open();
    byte[] bytes = body.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += piece) {
      stream.feed(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
    }
    stream.feedEof();
    return stream;
  }

  static BodyStream open() {
    return new BodyStream(
        getRunningLoop(),
        1 << 24,
        new BodyStream.Source() {
          @Override
          public void pause() {}

          @Override
          public void resume() {}
        });
  }

  /** The parts as {@code A: 1/B: 2=content}, nested ones in brackets. */
  static List<String> parts(MultipartReader reader) {
    return await(reader.map(Bodies::told).toList());
  }

  private static String told(BodyPart part) {
    String headers =
        java.util.stream.StreamSupport.stream(part.headers().spliterator(), false)
            .map(field -> field.getKey() + ": " + field.getValue())
            .collect(Collectors.joining("/"));
    if (part instanceof NestedPart nested) return headers + parts(nested.reader());
    return headers + "=" + new String(await(((BodyPartReader) part).read()), UTF_8);
  }

  static byte[] bytes(Payload payload) {
    var all = new ByteArrayOutputStream();
    for (byte[] piece : each(payload.pieces())) all.writeBytes(piece);
    return all.toByteArray();
  }

  static String text(Payload payload) {
    return new String(bytes(payload), ISO_8859_1);
  }
}
