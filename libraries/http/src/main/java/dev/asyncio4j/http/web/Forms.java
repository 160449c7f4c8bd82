package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.internal.ListMultiDict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A form that was posted, with the files that came in it, which live as long as the request. */
final class Forms {
  private static final Set<String> METHODS = Set.of("PATCH", "POST", "PUT", "TRACE", "DELETE");
  private static final int PIECE = 1 << 16;

  /** The size that a part counts for besides its content and its headers, in bytes. */
  private static final int PART = 128;

  private final RequestImpl request;
  private final ListMultiDict<FormValue> fields = new ListMultiDict<>();
  private final List<Path> files = new ArrayList<>();
  private long size;

  Forms(RequestImpl request) {
    this.request = request;
  }

  /** Reads the form; the task waits. */
  MultiDict<FormValue> read() throws IOException {
    if (!METHODS.contains(request.method())) return fields;
    boolean isUntold = !request.headers().contains("Content-Type");
    if (isUntold || request.contentType().equals("application/x-www-form-urlencoded")) {
      urlencoded();
    } else if (request.contentType().equals("multipart/form-data")) {
      multipart();
    }
    return fields;
  }

  private void urlencoded() {
    var charset = request.charset().orElse(UTF_8);
    var text = new String(request.body().read(request.maxSize()), charset).stripTrailing();
    for (var pair : dev.asyncio4j.http.multipart.Forms.parse(text, charset)) {
      fields.put(pair.getKey(), new FormValue.Text(pair.getValue()));
    }
  }

  private void multipart() throws IOException {
    var parts = request.body().parts(request.headers());
    for (var part = await(parts.next()); part != null; part = await(parts.next())) {
      if (!(part instanceof BodyPartReader field)) {
        throw new RequestPayloadException(
            "To decode nested multipart you need to use custom reader", null);
      }
      count(PART + size(field.headers()));
      var name =
          field
              .name()
              .orElseThrow(
                  () -> new RequestPayloadException("Multipart field missing name.", null));
      fields.put(name, field.filename().isPresent() ? file(name, field) : text(field));
    }
  }

  private static int size(Headers headers) {
    int size = 0;
    for (var field : headers) size += field.getKey().length() + field.getValue().length();
    return size;
  }

  private FormValue text(BodyPartReader field) {
    var data = new ByteArrayOutputStream();
    for (byte[] piece; (piece = await(field.readChunk(PIECE))).length > 0; ) {
      count(piece.length);
      data.writeBytes(piece);
    }
    var type = MediaType.parse(field.headers().get("Content-Type"));
    var decoded = field.decode(data.toByteArray());
    return new FormValue.Text(new String(decoded, Charsets.find(type.charset()).orElse(UTF_8)));
  }

  private FormValue file(String name, BodyPartReader field) throws IOException {
    var file =
        await(toThread(() -> Files.createTempFile("asyncio4j-http", ".part")), IOException.class);
    files.add(file);
    var out = await(toThread(() -> Files.newOutputStream(file)), IOException.class);
    try {
      copy(field, out);
    } finally {
      await(toThread(out::close));
    }
    var type = field.headers().get("Content-Type", MediaType.UNKNOWN);
    return new FormValue.FileField(name, field.filename().orElse(""), type, field.headers(), file);
  }

  private void copy(BodyPartReader field, OutputStream out) throws IOException {
    for (byte[] piece; (piece = await(field.readChunk(PIECE))).length > 0; ) {
      var data = field.decode(piece);
      count(data.length);
      await(toThread(() -> out.write(data)));
    }
  }

  private void count(int bytes) {
    size += bytes;
    long most = request.maxSize();
    if (most > 0 && size > most) throw new HttpException.RequestEntityTooLarge(most);
  }

  /** Deletes the files, off the loop. */
  void delete() {
    if (files.isEmpty()) return;
    request
        .exchange()
        .loop()
        .runInExecutor(
            null,
            () -> {
              for (var file : files) Files.deleteIfExists(file);
              return null;
            });
  }
}
