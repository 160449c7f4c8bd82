package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.BodyReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.multipart.BadMultipart;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request, which its copies share. */
final class RequestBody {
  private final Exchange exchange;
  private byte @Nullable [] bytes;
  private @Nullable Forms form;
  private @Nullable MultiDict<FormValue> fields;
  private boolean finished;

  RequestBody(Exchange exchange) {
    this.exchange = exchange;
  }

  BodyReader content() {
    if (finished) {
      throw new PayloadAccessException(
          "the body cannot be read after the reply: read it in the handler");
    }
    exchange.sendContinue();
    return exchange.body();
  }

  boolean isRead() {
    return bytes != null;
  }

  /** Reads all; the task waits. */
  byte[] read(long maxSize) {
    if (bytes != null) return bytes;
    var content = content();
    var all = new ByteArrayOutputStream();
    for (byte[] piece; (piece = await(content.readAny())).length > 0; ) {
      if (maxSize > 0 && all.size() + piece.length > maxSize) {
        throw new HttpException.RequestEntityTooLarge(maxSize);
      }
      all.writeBytes(piece);
    }
    bytes = all.toByteArray();
    return bytes;
  }

  MultiDict<FormValue> form(RequestImpl request) throws Exception {
    if (fields == null) {
      form = new Forms(request);
      try {
        fields = form.read();
      } catch (BadMultipart bad) {
        throw new RequestPayloadException(String.valueOf(bad.getMessage()), bad);
      }
    }
    return fields;
  }

  String text(RequestImpl request) {
    return new String(read(request.maxSize()), request.charset().orElse(UTF_8));
  }

  /** The parts of the body, by the headers of its request. */
  MultipartReader parts(Headers headers) {
    try {
      return MultipartReader.of(headers, content());
    } catch (IllegalArgumentException noParts) {
      throw new RequestPayloadException(String.valueOf(noParts.getMessage()), noParts);
    }
  }

  void release() {
    var content = content();
    while (await(content.readAny()).length > 0) {
      continue;
    }
  }

  void finish() {
    finished = true;
    if (form != null) form.delete();
  }
}
