package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bytes of a body among those of its connection.
 *
 * <pre>
 *   by length:  DATA --all--> DONE
 *   to EOF:     DATA, for ever
 *   chunked:    SIZE --n--> DATA --all--> DATA_END --CRLF--> SIZE
 *               SIZE --0--> TRAILERS --empty line--> DONE
 * </pre>
 */
public final class BodyDecoder {
  private enum State {
    SIZE,
    DATA,
    DATA_END,
    TRAILERS,
    DONE
  }

  /** Receives what is found. */
  public interface Sink {
    /**
     * Takes a part of the body.
     *
     * @param data a part of the connection's buffer: valid during the call
     */
    void data(ByteBuffer data);

    /** Tells that a chunk has ended. */
    void endOfChunk();
  }

  private final long length;
  private final HeadLimits limits;
  private final Lines line = new Lines();
  private State state;

  /** Bytes of the body, or of the chunk, that are still to come. */
  private long left;

  private int trailers;

  /**
   * Makes a decoder.
   *
   * @param length of the body in bytes, or a word of {@link BodyLength}
   * @param limits of the lines between chunks
   */
  public BodyDecoder(long length, HeadLimits limits) {
    this.length = length;
    this.limits = limits;
    left = length == BodyLength.TO_EOF ? Long.MAX_VALUE : Math.max(0, length);
    state = isChunked() ? State.SIZE : left > 0 ? State.DATA : State.DONE;
  }

  private boolean isChunked() {
    return length == BodyLength.CHUNKED;
  }

  /** {@return whether the body has ended} */
  public boolean isDone() {
    return state == State.DONE;
  }

  /** {@return the bytes that are known to come: of a body in chunks, those of the present one} */
  public long remaining() {
    return left;
  }

  /** {@return what the body lacks if its connection ends now; null: nothing} */
  public @Nullable String missing() {
    if (isDone() || length == BodyLength.TO_EOF) return null;
    if (isChunked()) return "Not enough data to satisfy transfer length header";
    return "Not enough data to satisfy content length header (received "
        + (length - left)
        + " of "
        + length
        + " bytes)";
  }

  /**
   * Takes bytes up to the end of the body.
   *
   * @param data what has come; what is after the body stays in it
   * @param sink gets the body's bytes, before the state of this changes any more
   * @throws BadMessage if a chunk breaks the rules
   */
  public void feed(ByteBuffer data, Sink sink) throws BadMessage {
    while (state != State.DONE && data.hasRemaining()) {
      if (state == State.DATA) {
        take(data, sink);
      } else if (line.next(data, state == State.TRAILERS ? limits.field() : limits.line())) {
        line();
      }
    }
  }

  private void take(ByteBuffer data, Sink sink) {
    int count = (int) Math.min(left, data.remaining());
    int limit = data.limit();
    data.limit(data.position() + count);
    left -= count;
    if (left == 0) state = isChunked() ? State.DATA_END : State.DONE;
    sink.data(data);
    data.position(data.limit()).limit(limit);
    if (state == State.DATA_END) sink.endOfChunk();
  }

  private void line() throws BadMessage {
    switch (state) {
      case SIZE -> {
        left = size();
        state = left > 0 ? State.DATA : State.TRAILERS;
      }
      case DATA_END -> {
        if (line.length() > 0)
          throw new BadMessage("Chunk size mismatch: expected CRLF after chunk data");
        state = State.SIZE;
      }
      default -> {
        if (line.length() == 0) state = State.DONE;
        else if (++trailers > limits.fields()) throw new BadMessage("Too many trailers received");
      }
    }
  }

  private long size() throws BadMessage {
    int end = line.indexOf(';', 0);
    if (end < 0) end = line.length();
    while (end > 0 && Chars.isBlank(line.at(end - 1))) end--;
    if (end == 0 || end > 15) throw badSize();
    long size = 0;
    for (int i = 0; i < end; i++) {
      int digit = Chars.hex(line.at(i));
      if (digit < 0) throw badSize();
      size = size << 4 | digit;
    }
    return size;
  }

  private BadMessage badSize() {
    return new BadMessage("Bad chunk size: '" + line.shown() + "'");
  }
}
