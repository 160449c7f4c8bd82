package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.async;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.http.BodyPartReader;
import dev.asyncio4j.http.ContentDisposition;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http;
import dev.asyncio4j.http.JsonCodec;
import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.internal.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the content of one part: up to the delimiter, or as long as its Content-Length says. */
final class PartReader implements BodyPartReader {
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int BASE64_GROUP = 4;
  private static final byte[] NONE = {};

  private final Headers headers;
  private final PartSource source;
  private final byte[] delimiter;
  private final boolean isForm;
  private final @Nullable Charset formCharset;
  private final ContentDisposition disposition;

  /** The bytes that are left of those that the headers tell; -1: they do not. */
  private long left;

  private boolean begun;
  private boolean atEof;

  /**
   * The bytes of a chunk whose last group had not come when it was cancelled: the next has them.
   */
  private byte[] kept = NONE;

  PartReader(
      Headers headers,
      PartSource source,
      byte[] delimiter,
      boolean isForm,
      @Nullable Charset formCharset) {
    this.headers = headers;
    this.source = source;
    this.delimiter = delimiter;
    this.isForm = isForm;
    this.formCharset = formCharset;
    disposition = Http.parseContentDisposition(headers.get("Content-Disposition"));
    left = isForm ? -1 : length(headers.get("Content-Length"));
  }

  private static long length(@Nullable String field) {
    if (field == null) return -1;
    if (!field.matches("[0-9]{1,18}")) {
      throw new BadMultipart("invalid Content-Length: " + Tokens.visible(field));
    }
    return Long.parseLong(field);
  }

  boolean isCharset() {
    return "_charset_".equals(disposition.name());
  }

  @Override
  public Optional<String> name() {
    return parameter("name");
  }

  @Override
  public Optional<String> filename() {
    Optional<String> name = parameter("filename");
    return name.isPresent() ? name : Optional.ofNullable(disposition.filename());
  }

  private Optional<String> parameter(String name) {
    Map<String, String> parameters = disposition.parameters();
    return Optional.ofNullable(parameters.getOrDefault(name + "*", parameters.get(name)));
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public boolean atEof() {
    return atEof;
  }

  @Override
  public Coroutine<byte[]> readChunk(int size) {
    if (size < 1) throw new IllegalArgumentException("a chunk has 1 byte or more, got " + size);
    return async(() -> isBase64() ? base64Chunk(size) : chunk(size));
  }

  private byte[] chunk(int size) {
    if (kept.length > 0) {
      byte[] data = kept;
      kept = NONE;
      return data;
    }
    begin();
    if (atEof) return NONE;
    if (left > 0) return chunkOfLength(size);
    byte[] data = source.takeBefore(delimiter, size);
    atEof = source.isAt(delimiter);
    return data;
  }

  /** Looks whether the line end before the content is that of the delimiter: an empty part. */
  private void begin() {
    if (begun) return;
    begun = true;
    atEof = left <= 0 && source.startsWith(delimiter, 2, delimiter.length);
  }

  private byte[] chunkOfLength(int size) {
    byte[] data = source.takeUpTo((int) Math.min(size, left));
    if (data.length == 0) throw new IncompleteReadException(NONE, OptionalInt.empty());
    left -= data.length;
    atEof = left == 0;
    return data;
  }

  private boolean isBase64() {
    return "base64".equalsIgnoreCase(headers.get("Content-Transfer-Encoding", ""));
  }

  private byte[] base64Chunk(int size) {
    byte[] data = chunk(size);
    int begun = letters(data) % BASE64_GROUP;
    return begun == 0 || atEof ? data : withGroup(data, BASE64_GROUP - begun);
  }

  /** Adds what is missing of the last group, and the white space in front of it. */
  private byte[] withGroup(byte[] data, int missing) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(data);
    boolean whole = false;
    try {
      for (int left = missing; left > 0 && !atEof; ) {
        if (all.size() - data.length > LONGEST_LINE) {
          throw new BadMultipart(
              "Got more than " + LONGEST_LINE + " bytes of white space within a group of base64");
        }
        byte[] more = letters(left);
        left -= letters(more);
        all.writeBytes(more);
      }
      whole = true;
      return all.toByteArray();
    } finally {
      if (!whole) kept = all.toByteArray();
    }
  }

  /** Takes bytes up to the last of so many letters at most. */
  private byte[] letters(int most) {
    if (left > 0) return chunkOfLength(most);
    byte[] data = source.takeLettersBefore(delimiter, most);
    atEof = source.isAt(delimiter);
    return data;
  }

  private static int letters(byte[] data) {
    int count = 0;
    for (byte b : data) if (b > ' ') count++;
    return count;
  }

  @Override
  public Coroutine<byte[]> read(boolean decode) {
    return async(() -> decode ? decode(all()) : all());
  }

  private byte[] all() {
    var all = new ByteArrayOutputStream();
    try {
      while (!atEof) all.writeBytes(chunk(CHUNK));
    } catch (IncompleteReadException e) {
      all.writeBytes(e.partial());
      throw new IncompleteReadException(all.toByteArray(), OptionalInt.empty());
    }
    return all.toByteArray();
  }

  @Override
  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          begin();
          if (atEof) return NONE;
          if (left > 0) throw new IllegalStateException("a part of known length has no lines");
          byte[] line = source.takeLineBefore(delimiter, LONGEST_LINE);
          atEof = source.isAt(delimiter);
          return line;
        });
  }

  @Override
  public Coroutine<@Nullable Void> release() {
    return async(
        () -> {
          while (!atEof) chunk(CHUNK);
        });
  }

  @Override
  public Coroutine<String> text() {
    return async(() -> text(decode(all()), charset()));
  }

  @Override
  public Coroutine<String> text(Charset charset) {
    return async(() -> text(decode(all()), charset));
  }

  private Charset charset() {
    String name = PartHeaders.parameters(headers).get("charset");
    if (name == null) return formCharset == null ? UTF_8 : formCharset;
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new BadMultipart("unknown encoding: " + Tokens.visible(name));
    }
  }

  private static String text(byte[] data, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException e) {
      throw new BadMultipart("data cannot be decoded with " + charset + " encoding");
    }
  }

  @Override
  public Coroutine<@Nullable Object> json() {
    return async(
        () -> {
          byte[] data = decode(all());
          return data.length == 0 ? null : JsonCodec.builtIn().decode(text(data, charset()));
        });
  }

  @Override
  public Coroutine<MultiDict<String>> form() {
    return async(
        () -> {
          Charset charset = charset();
          return Forms.parse(text(decode(all()), charset).stripTrailing(), charset);
        });
  }

  @Override
  public byte[] decode(byte[] data) {
    byte[] plain = Encodings.ofTransfer(headers.get("Content-Transfer-Encoding")).decode(data);
    String encoding = isForm ? null : headers.get("Content-Encoding");
    return Encodings.ofContent(encoding).decode(plain);
  }

  @Override
  public String toString() {
    return "<BodyPartReader " + name().orElse("-") + (atEof ? " at its end>" : ">");
  }
}
