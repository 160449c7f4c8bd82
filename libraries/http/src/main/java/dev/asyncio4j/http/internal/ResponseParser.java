package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Http.HttpVersion;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one response of HTTP/1, with those of status 1xx before it.
 *
 * <pre>
 *   STATUS ─▶ FIELDS ─┬─▶ LENGTH ──────────────────────────────────┬─▶ DONE
 *     ▲         │     ├─▶ UNTIL_EOF ─(end of the connection)───────┤
 *     └─(1xx)───┘     ├─▶ CHUNK_SIZE ⇄ CHUNK_DATA ▶ CHUNK_END      │
 *                     │       └─(size 0)─▶ TRAILERS ───────────────┤
 *                     └─▶ (no body, 101) ──────────────────────────┘
 * </pre>
 */
public final class ResponseParser {
  private enum State {
    STATUS,
    FIELDS,
    LENGTH,
    UNTIL_EOF,
    CHUNK_SIZE,
    CHUNK_DATA,
    CHUNK_END,
    TRAILERS,
    DONE
  }

  /** The one that is told of a response, piece by piece. */
  public interface Sink {
    /**
     * Takes the head of a response that comes before the real one.
     *
     * @param status 100 or another 1xx
     */
    void interim(int status);

    /**
     * Takes the head.
     *
     * @param head the head
     * @param hasBody whether a body follows
     */
    void head(ResponseHead head, boolean hasBody);

    /**
     * Takes a piece of the body.
     *
     * @param piece kept
     */
    void data(byte[] piece);

    /** Takes the end of a chunk. */
    void chunkEnd();

    /** Takes the end of the body. */
    void end();
  }

  private final Sink sink;
  private final ParserLimits limits;
  private final boolean bodyless;
  private final boolean untilEof;
  private final HeadLines lines = new HeadLines();

  private State state = State.STATUS;
  private HttpVersion version = HttpVersion.HTTP_1_1;
  private int status;
  private String reason = "";
  private HeaderList headers = new HeaderList();
  private int trailers;

  /** Bytes of the body, or of the chunk, that are still to come. */
  private long left;

  private long expected;
  private boolean chunked;

  /**
   * Makes one.
   *
   * @param sink what is told
   * @param limits of the head
   * @param bodyless whether the response has no body, whatever its head says: to HEAD
   * @param untilEof whether a body without length ends with the connection
   */
  public ResponseParser(Sink sink, ParserLimits limits, boolean bodyless, boolean untilEof) {
    this.sink = sink;
    this.limits = limits;
    this.bodyless = bodyless;
    this.untilEof = untilEof;
  }

  /** {@return whether the response has ended} */
  public boolean isDone() {
    return state == State.DONE;
  }

  /** {@return whether nothing has come} */
  public boolean isUntouched() {
    return state == State.STATUS && lines.isEmpty();
  }

  /** {@return whether the head has come} */
  public boolean hasHead() {
    return state.compareTo(State.FIELDS) > 0;
  }

  /**
   * Takes bytes; what follows the response stays in the buffer.
   *
   * @param data what has come
   * @throws BadMessage if that is no response
   */
  public void feed(ByteBuffer data) throws BadMessage {
    while (state != State.DONE && data.hasRemaining()) {
      switch (state) {
        case STATUS -> status(data);
        case FIELDS -> field(data);
        case LENGTH -> {
          body(data);
          if (left == 0) end();
        }
        case UNTIL_EOF -> {
          left = data.remaining();
          body(data);
        }
        case CHUNK_SIZE -> chunkSize(data);
        case CHUNK_DATA -> {
          body(data);
          if (left == 0) {
            sink.chunkEnd();
            state = State.CHUNK_END;
          }
        }
        case CHUNK_END -> {
          String line = lines.next(data, 0, "end of a chunk");
          if (line != null) state = State.CHUNK_SIZE;
        }
        case TRAILERS -> trailer(data);
        case DONE -> throw new AssertionError("a response that is done takes no bytes: " + data);
      }
    }
  }

  private void status(ByteBuffer data) throws BadMessage {
    String line = lines.next(data, limits.line(), "Status line");
    if (line == null) {
      return;
    }
    boolean good =
        line.length() >= 12
            && (line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 "))
            && isDigits(line.substring(9, 12))
            && (line.length() == 12 || line.charAt(12) == ' ')
            && Tokens.isValue(line);
    if (!good) throw new BadMessage("Bad status line " + Tokens.visible(line));
    version = line.charAt(7) == '1' ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_1_0;
    status = Integer.parseInt(line.substring(9, 12));
    reason = line.length() > 13 ? line.substring(13).strip() : "";
    if (status < 100) throw new BadMessage("Bad status " + status);
    headers = new HeaderList();
    state = State.FIELDS;
  }

  private void field(ByteBuffer data) throws BadMessage {
    String line = lines.next(data, limits.field(), "Header field");
    if (line == null) return;
    if (line.isEmpty()) {
      headEnds();
      return;
    }
    if (headers.size() >= limits.fields()) {
      throw new BadMessage("Too many headers: more than " + limits.fields());
    }
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon);
    String value = line.substring(colon + 1).strip();
    if (!Tokens.isToken(name) || !Tokens.isValue(value)) {
      throw new BadMessage("Invalid header line " + Tokens.visible(colon < 0 ? line : name));
    }
    headers.received(name, value);
  }

  private void headEnds() throws BadMessage {
    if (status < 200 && status != 101) {
      sink.interim(status);
      state = State.STATUS;
      return;
    }
    List<String> lengths = headers.getAll("Content-Length");
    List<String> codings = headers.getAll("Transfer-Encoding");
    if (lengths.size() > 1) throw new BadMessage("Duplicate 'Content-Length' header found");
    if (!lengths.isEmpty() && !(isDigits(lengths.get(0)) && lengths.get(0).length() < 19)) {
      throw new BadMessage("Invalid Content-Length " + Tokens.visible(lengths.get(0)));
    }
    if (!lengths.isEmpty() && !codings.isEmpty()) {
      throw new BadMessage("Transfer-Encoding can't be present with Content-Length");
    }
    if (!codings.isEmpty()) {
      chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
      if (!chunked) {
        throw new BadMessage(
            "Invalid Transfer-Encoding " + Tokens.visible(String.join(", ", codings)));
      }
    }
    boolean none = bodyless || status == 101 || status == 204 || status == 304;
    if (!lengths.isEmpty()) expected = left = Long.parseLong(lengths.get(0));
    if (none || !lengths.isEmpty() && left == 0 || lengths.isEmpty() && !chunked && !untilEof) {
      tell(false);
      state = State.DONE;
    } else {
      state = chunked ? State.CHUNK_SIZE : lengths.isEmpty() ? State.UNTIL_EOF : State.LENGTH;
      tell(true);
    }
  }

  private void tell(boolean hasBody) {
    String connection = String.join(",", headers.getAll("Connection")).toLowerCase(Locale.ROOT);
    boolean keepAlive =
        version == HttpVersion.HTTP_1_1
            && status != 101
            && state != State.UNTIL_EOF
            && !connection.contains("close");
    sink.head(new ResponseHead(version, status, reason, headers.freeze(), keepAlive), hasBody);
  }

  private void body(ByteBuffer data) {
    byte[] piece = new byte[(int) Math.min(left, data.remaining())];
    data.get(piece);
    left -= piece.length;
    sink.data(piece);
  }

  private void chunkSize(ByteBuffer data) throws BadMessage {
    String line = lines.next(data, limits.line(), "Chunk size");
    if (line == null) return;
    int semicolon = line.indexOf(';');
    String size = (semicolon < 0 ? line : line.substring(0, semicolon)).stripTrailing();
    boolean good = !size.isEmpty() && size.length() < 16 && Tokens.isValue(line);
    for (int i = 0; good && i < size.length(); i++) {
      good = size.charAt(i) < 128 && Character.digit(size.charAt(i), 16) >= 0;
    }
    if (!good) throw new BadMessage("Invalid chunk size " + Tokens.visible(size));
    left = Long.parseLong(size, 16);
    state = left == 0 ? State.TRAILERS : State.CHUNK_DATA;
  }

  private void trailer(ByteBuffer data) throws BadMessage {
    String line = lines.next(data, limits.field(), "Trailer");
    if (line == null) return;
    if (line.isEmpty()) end();
    else if (++trailers > limits.fields()) throw new BadMessage("Too many trailers");
  }

  private void end() {
    state = State.DONE;
    sink.end();
  }

  /**
   * Takes the end of the connection.
   *
   * @return what is missing in the body; null: it is whole now
   */
  public @Nullable String eof() {
    if (state == State.DONE) return null;
    if (state == State.UNTIL_EOF) {
      end();
      return null;
    }
    return chunked
        ? "Not enough data to satisfy transfer length header"
        : "Not enough data to satisfy content length header (received "
            + (expected - left)
            + " of "
            + expected
            + " bytes)";
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
