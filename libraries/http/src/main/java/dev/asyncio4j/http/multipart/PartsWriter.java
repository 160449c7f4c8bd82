package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncGenerator.Yielder;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultipartWriter;
import dev.asyncio4j.http.Payload;
import dev.asyncio4j.http.internal.BytesPayload;
import dev.asyncio4j.http.internal.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A multipart body, and the bytes of its parts one after the other. */
public final class PartsWriter implements MultipartWriter {
  private static final int LONGEST_BOUNDARY = 70;
  private static final String CRLF = "\r\n";

  private record Part(Payload payload, Encodings content, Encodings transfer) {
    boolean isEncoded() {
      return content != Encodings.IDENTITY || transfer != Encodings.IDENTITY;
    }
  }

  private final String boundary;
  private final boolean isForm;
  private final Headers headers;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Makes one without parts.
   *
   * @param subtype a token
   * @param boundary null: one that is in no part, as good as surely
   */
  public PartsWriter(String subtype, @Nullable String boundary) {
    if (!Tokens.isToken(subtype)) {
      throw new IllegalArgumentException(
          "bad subtype " + Tokens.visible(subtype) + ": pass mixed, form-data, related, …");
    }
    this.boundary = boundary == null ? UUID.randomUUID().toString().replace("-", "") : boundary;
    isForm = subtype.equals("form-data");
    headers =
        Headers.of("Content-Type", "multipart/" + subtype + "; boundary=" + quoted(this.boundary));
  }

  private static String quoted(String boundary) {
    if (!US_ASCII.newEncoder().canEncode(boundary)) {
      throw new IllegalArgumentException("boundary should contain ASCII only chars");
    }
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw new IllegalArgumentException(
          "boundary should have 1 to 70 chars, got " + boundary.length());
    }
    if (Tokens.isToken(boundary)) return boundary;
    if (!Tokens.isValue(boundary) || boundary.endsWith(" ")) {
      throw new IllegalArgumentException("boundary value contains invalid characters");
    }
    return '"' + boundary.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public Payload append(Object content, Headers fields) {
    Payload payload = payload(content);
    for (String name : fields.names()) {
      boolean first = true;
      for (String value : fields.getAll(name)) {
        if (first) payload.headers().set(name, value);
        else payload.headers().add(name, value);
        first = false;
      }
    }
    return appendPayload(payload);
  }

  @SuppressWarnings("unchecked")
  private static Payload payload(Object content) {
    if (content instanceof Payload payload) return payload;
    if (content instanceof String text) return Payload.of(text);
    if (content instanceof byte[] bytes) return Payload.of(bytes);
    if (content instanceof Path file) return Payload.of(file);
    if (content instanceof InputStream stream) return Payload.of(stream);
    if (content instanceof AsyncIterable<?> pieces) {
      return Payload.of((AsyncIterable<byte[]>) pieces);
    }
    throw new IllegalArgumentException(
        "Cannot create payload from "
            + content.getClass().getName()
            + ": pass a String, byte[], Path, InputStream, AsyncIterable<byte[]> or Payload");
  }

  @Override
  public Payload appendForm(List<Map.Entry<String, String>> fields, Headers fieldsOfPart) {
    String form =
        fields.stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return append(
        new BytesPayload(form.getBytes(US_ASCII), "application/x-www-form-urlencoded"),
        fieldsOfPart);
  }

  /** Encodes as Python's urlencode does: a tilde stays, an asterisk does not. */
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("%7E", "~").replace("*", "%2A");
  }

  @Override
  public Payload appendPayload(Payload part) {
    Headers of = part.headers();
    if (isForm) {
      for (String name :
          List.of("Content-Encoding", "Content-Length", "Content-Transfer-Encoding")) {
        if (of.contains(name)) {
          throw new IllegalArgumentException(
              name + " is not allowed in a part of multipart/form-data (RFC 7578): remove it");
        }
      }
      if (!of.contains("Content-Disposition")) {
        of.set("Content-Disposition", Names.formData("section-" + parts.size(), null));
      }
      parts.add(new Part(part, Encodings.IDENTITY, Encodings.IDENTITY));
      return part;
    }
    var added =
        new Part(
            part,
            Encodings.ofContent(of.get("Content-Encoding")),
            Encodings.ofTransfer(of.get("Content-Transfer-Encoding")));
    OptionalLong size = part.size();
    if (size.isPresent() && !added.isEncoded()) {
      of.set("Content-Length", String.valueOf(size.getAsLong()));
    }
    parts.add(added);
    return part;
  }

  @Override
  public String boundary() {
    return boundary;
  }

  @Override
  public int partCount() {
    return parts.size();
  }

  @Override
  public OptionalLong size() {
    long total = end().length;
    for (Part part : parts) {
      OptionalLong size = part.payload.size();
      if (part.isEncoded() || size.isEmpty()) return OptionalLong.empty();
      total += head(part).length + size.getAsLong() + CRLF.length();
    }
    return OptionalLong.of(total);
  }

  @Override
  public String contentType() {
    return headers.get("Content-Type", "multipart/mixed");
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public boolean isConsumed() {
    return parts.stream().anyMatch(part -> part.payload.isConsumed());
  }

  @Override
  public AsyncIterable<byte[]> pieces() {
    List<Part> sent = List.copyOf(parts);
    for (Part part : sent) {
      if (part.payload.isConsumed()) {
        throw new IllegalStateException(
            "a part has been sent and cannot be sent again: " + part.payload);
      }
    }
    return asyncGenerator(
        out -> {
          for (Part part : sent) emit(part, out);
          out.emit(end());
        });
  }

  private void emit(Part part, Yielder<byte[]> out) throws Exception {
    if (part.payload instanceof BytesPayload bytes && !part.isEncoded()) {
      var whole = new ByteArrayOutputStream();
      whole.writeBytes(head(part));
      whole.writeBytes(bytes.bytes());
      whole.writeBytes(CRLF.getBytes(US_ASCII));
      out.emit(whole.toByteArray());
      return;
    }
    out.emit(head(part));
    if (part.isEncoded()) {
      var pipe = new Encodings.Pipe(part.content, part.transfer);
      forEach(
          part.payload,
          piece -> {
            byte[] encoded = pipe.encode(piece);
            if (encoded.length > 0) out.emit(encoded);
          });
      out.emit(pipe.end());
    } else {
      forEach(part.payload, out::emit);
    }
    out.emit(CRLF.getBytes(US_ASCII));
  }

  /** Takes the pieces of a part; a reader that is left early is closed with the whole body. */
  private static void forEach(Payload part, VoidBody1<byte[]> action) throws Exception {
    AsyncIterator<byte[]> pieces = part.pieces().iterator();
    try {
      for (byte[] piece : each(pieces)) action.accept(piece);
    } finally {
      if (pieces instanceof AsyncGenerator<byte[]> generator) await(generator.close());
    }
  }

  private byte[] head(Part part) {
    StringBuilder head = new StringBuilder("--").append(boundary).append(CRLF);
    for (var field : part.payload.headers()) {
      head.append(field.getKey()).append(": ").append(field.getValue()).append(CRLF);
    }
    return head.append(CRLF).toString().getBytes(UTF_8);
  }

  private byte[] end() {
    return ("--" + boundary + "--" + CRLF).getBytes(ISO_8859_1);
  }

  @Override
  public String toString() {
    return "<MultipartWriter " + parts.size() + " parts " + contentType() + ">";
  }
}
