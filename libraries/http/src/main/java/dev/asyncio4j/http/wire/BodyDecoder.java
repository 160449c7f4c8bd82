package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import java.nio.ByteBuffer;

/**
 * Finds the bytes of a body among those of its connection.
 *
 * <pre>
 *   by length:  DATA --all--> DONE
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

  private final boolean chunked;
  private final HeadLimits limits;
  private final Lines line = new Lines();
  private State state;
  private long left;
  private int trailers;

  /**
   * Makes a decoder for the body of {@code head}.
   *
   * @param head of the message
   * @param limits of the lines between chunks
   */
  public BodyDecoder(RequestHead head, HeadLimits limits) {
    this.limits = limits;
    chunked = head.length() == RequestHead.CHUNKED;
    left = chunked ? 0 : head.length();
    state = chunked ? State.SIZE : left > 0 ? State.DATA : State.DONE;
  }

  /** {@return whether the body has ended} */
  public boolean isDone() {
    return state == State.DONE;
  }

  /** {@return the bytes that are known to come: of a body in chunks, those of the present one} */
  public long remaining() {
    return left;
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
        line(sink);
      }
    }
  }

  private void take(ByteBuffer data, Sink sink) {
    int count = (int) Math.min(left, data.remaining());
    int limit = data.limit();
    data.limit(data.position() + count);
    left -= count;
    if (left == 0) state = chunked ? State.DATA_END : State.DONE;
    sink.data(data);
    data.position(data.limit()).limit(limit);
  }

  private void line(Sink sink) throws BadMessage {
    switch (state) {
      case SIZE -> {
        left = size();
        state = left > 0 ? State.DATA : State.TRAILERS;
      }
      case DATA_END -> {
        if (line.length() > 0)
          throw new BadMessage("Chunk size mismatch: expected CRLF after chunk data");
        state = State.SIZE;
        sink.endOfChunk();
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
    var text = line.toString();
    return new BadMessage(
        "Bad chunk size: '" + text.substring(0, Math.min(50, text.length())) + "'");
  }
}
