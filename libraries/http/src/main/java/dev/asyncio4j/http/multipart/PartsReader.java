package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.BodyPart;
import dev.asyncio4j.http.BodyReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.NestedPart;
import dev.asyncio4j.http.internal.Tokens;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a body, or of one nested in it.
 *
 * <pre>
 *   PREAMBLE ──first boundary──▶ PARTS ──last boundary──▶ END
 *      └──────last boundary──────────────────────────────▲
 * </pre>
 */
public final class PartsReader implements MultipartReader {
  private enum State {
    PREAMBLE,
    PARTS,
    END
  }

  private static final int LONGEST_BOUNDARY = 70;
  private static final int LONGEST_PADDING = 1024;
  private static final int DROPPED_AT_ONCE = 64 * 1024;

  /** The longest name of a charset, with some room. */
  private static final int LONGEST_CHARSET = 32;

  private final Headers headers;
  private final PartSource source;
  private final Runnable atEnd;

  /** Two dashes and the boundary; in front of it stands a line end, unless the body begins. */
  private final String marker;

  /** The line end and the marker. */
  private final byte[] delimiter;

  private final boolean isForm;
  private State state = State.PREAMBLE;
  private @Nullable BodyPart current;

  /** The charset that a form tells of in a field of its own; null: none. */
  private @Nullable Charset formCharset;

  /**
   * Makes one.
   *
   * @param headers of the body
   * @param body what is read
   * @param atEnd called after the last boundary
   */
  public PartsReader(Headers headers, BodyReader body, Runnable atEnd) {
    this(headers, new PartSource(body), atEnd);
  }

  private PartsReader(Headers headers, PartSource source, Runnable atEnd) {
    this.headers = headers;
    this.source = source;
    this.atEnd = atEnd;
    marker = "--" + boundary(headers);
    delimiter = ("\r\n" + marker).getBytes(ISO_8859_1);
    isForm = PartHeaders.type(headers).equals("multipart/form-data");
  }

  private static String boundary(Headers headers) {
    String field = headers.get("Content-Type", "");
    if (!PartHeaders.type(headers).startsWith("multipart/")) {
      throw new BadMultipart("multipart/* content type expected, got " + Tokens.visible(field));
    }
    String boundary = PartHeaders.parameters(headers).get("boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw new BadMultipart("boundary missed for Content-Type: " + Tokens.visible(field));
    }
    if (boundary.length() > LONGEST_BOUNDARY) {
      throw new BadMultipart(
          "boundary " + Tokens.visible(boundary) + " is too long (70 chars max)");
    }
    return boundary;
  }

  @Override
  public Coroutine<@Nullable BodyPart> next() {
    return async(this::advance);
  }

  private @Nullable BodyPart advance() {
    if (state == State.END) return null;
    if (state == State.PREAMBLE) skipPreamble();
    else if (current != null) leave(current);
    current = null;
    if (state == State.END) return null;
    BodyPart part = part(PartHeaders.read(source));
    if (isForm && formCharset == null && part instanceof PartReader field && field.isCharset()) {
      formCharset = charset(await(field.readChunk(LONGEST_CHARSET)));
      current = part;
      return advance();
    }
    current = part;
    return part;
  }

  private BodyPart part(Headers partHeaders) {
    if (PartHeaders.type(partHeaders).startsWith("multipart/")) {
      return new NestedPart(new PartsReader(partHeaders, source, () -> {}));
    }
    return new PartReader(partHeaders, source, delimiter, isForm, formCharset);
  }

  private static Charset charset(byte[] name) {
    try {
      return Charset.forName(new String(name, UTF_8).strip());
    } catch (IllegalArgumentException e) {
      throw new BadMultipart("Invalid default charset " + Tokens.visible(new String(name, UTF_8)));
    }
  }

  private void skipPreamble() {
    while (true) {
      if (source.startsWith(delimiter, 2, delimiter.length)) {
        if (readBoundary()) return;
      } else {
        dropToDelimiter("Could not find starting boundary ");
        source.skip(2);
      }
    }
  }

  /** Goes on to the boundary after a part; in front of it is the epilogue of a nested body only. */
  private void leave(BodyPart part) {
    await(part.release());
    if (!source.startsWith(delimiter, 2, delimiter.length)) {
      if (part instanceof NestedPart) {
        dropToDelimiter("Could not find boundary ");
      } else if (!source.startsWith(delimiter, 0, delimiter.length)) {
        throw new BadMultipart("Reader did not read all the data or it is malformed");
      }
      source.skip(2);
    }
    if (!readBoundary()) throw new BadMultipart("Invalid boundary, expected '" + marker + "'");
  }

  private void dropToDelimiter(String failure) {
    try {
      while (source.takeBefore(delimiter, DROPPED_AT_ONCE).length > 0) {}
    } catch (dev.asyncio4j.exceptions.IncompleteReadException e) {
      var error = new BadMultipart(failure + "'" + marker + "'");
      error.initCause(e);
      throw error;
    }
  }

  /** Reads the line that begins with the marker; returns false if it is just alike. */
  private boolean readBoundary() {
    String line = new String(source.takeLine(LONGEST_PADDING, true), ISO_8859_1);
    String rest = line.substring(marker.length()).stripTrailing();
    if (rest.equals("--")) {
      state = State.END;
      atEnd.run();
    } else if (rest.isEmpty()) {
      state = State.PARTS;
    } else {
      return false;
    }
    return true;
  }

  @Override
  public boolean atEof() {
    return state == State.END;
  }

  @Override
  public Coroutine<@Nullable Void> release() {
    return async(
        () -> {
          while (advance() != null) {}
        });
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public String toString() {
    return "<MultipartReader " + marker + " " + state + ">";
  }
}
