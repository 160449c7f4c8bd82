package dev.asyncio4j.http.internal;

import dev.asyncio4j.loop.EventLoop;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of a body from the wire to its reader, through a decoder if it is compressed.
 *
 * <p>The decoder is asked for output only while the reader takes it: a small input that swells
 * costs no memory.
 */
public final class BodyFeed implements BodyStream.Source {
  /** Bytes of a decompressed piece. */
  private static final int PIECE = 1 << 16;

  private final BodyStream stream;
  private final BodyStream.Source wire;
  private final @Nullable Decoder decoder;
  private final Function<BadMessage, ? extends RuntimeException> failure;
  private boolean paused;
  private boolean wirePaused;
  private boolean ended;
  private boolean pumping;
  private boolean closed;

  /**
   * Makes one.
   *
   * @param loop of the reader
   * @param limit of the reader's buffer, in bytes
   * @param decoder undoes the content coding; null: there is none
   * @param wire what bytes come from
   * @param failure what readers get when the coded bytes are broken
   */
  public BodyFeed(
      EventLoop loop,
      int limit,
      @Nullable Decoder decoder,
      BodyStream.Source wire,
      Function<BadMessage, ? extends RuntimeException> failure) {
    this.decoder = decoder;
    this.failure = failure;
    this.wire = wire;
    stream = new BodyStream(loop, limit, this);
  }

  /** {@return what the body is read from} */
  public BodyStream stream() {
    return stream;
  }

  /**
   * Takes bytes of the wire.
   *
   * @param piece kept
   */
  public void feed(byte[] piece) {
    if (decoder == null) {
      stream.feed(piece);
      return;
    }
    stream.countRaw(piece.length);
    if (isOver()) return; // nobody will ask for what comes after a failure
    decoder.input(piece);
    pump();
  }

  /** Takes the end of a chunk of the transfer. */
  public void chunkEnd() {
    if (decoder == null) stream.endChunk();
  }

  /** Takes the end of the body. */
  public void end() {
    ended = true;
    if (wirePaused) resumeWire(); // for the next response
    if (decoder == null) stream.feedEof();
    else pump();
  }

  /**
   * Takes a failure: what came before it can be read.
   *
   * @param error what readers get then
   */
  public void fail(Throwable error) {
    close();
    stream.setException(error);
  }

  private void pump() {
    Decoder own = decoder;
    if (own == null || pumping || isOver()) return;
    pumping = true;
    try {
      while (!paused) {
        byte[] out = own.output(PIECE);
        if (out == null) {
          if (ended) finish(own);
          return;
        }
        stream.feed(out);
      }
    } catch (BadMessage broken) {
      fail(failure.apply(broken));
    } finally {
      pumping = false;
    }
  }

  private boolean isOver() {
    return closed || stream.isEof() || stream.exception() != null;
  }

  private void finish(Decoder own) {
    boolean whole = own.isWhole();
    close();
    if (whole) stream.feedEof();
    else {
      String cut = "the compressed data was cut after " + stream.totalRawBytes() + " bytes";
      stream.setException(failure.apply(new BadMessage(cut)));
    }
  }

  /** Frees the decoder; no more can be read. */
  public void close() {
    closed = true;
    if (decoder != null) decoder.close();
  }

  @Override
  public void pause() {
    paused = true;
    if (ended || wirePaused) return;
    wirePaused = true;
    wire.pause();
  }

  private void resumeWire() {
    wirePaused = false;
    wire.resume();
  }

  @Override
  public void resume() {
    paused = false;
    pump();
    if (!paused && wirePaused) resumeWire();
  }
}
