package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.loop.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read as its pieces are asked for.
 *
 * <pre>
 *   READING ──▶ ENDED    the stream has no more
 *           ──▶ FAILED   the stream is broken: the next step throws that once
 *           ──▶ LEFT     close(), or a wait that was cancelled
 * </pre>
 *
 * Vert.x leaks the buffers that a paused stream still queues when it is reset or closed: so a
 * stream that is left, or fails, is resumed, and what comes then goes nowhere.
 */
final class StreamReading implements BufferPieces {
  private enum State {
    READING,
    ENDED,
    FAILED,
    LEFT
  }

  private final EventLoop loop;
  private final ReadStream<Buffer> source;

  /** What came and was not taken: one piece at most, unless the stream ignores its pause. */
  private final ArrayDeque<Buffer> pieces = new ArrayDeque<>();

  private State state = State.READING;
  private @Nullable Throwable failure;

  /** Wakes the task that waits for a piece. */
  private @Nullable Future<@Nullable Void> news;

  StreamReading(EventLoop loop, ReadStream<Buffer> source) {
    this.loop = loop;
    this.source = source;
    source.pause();
    source.exceptionHandler(this::fail);
    source.handler(this::take);
    source.endHandler(nothing -> become(State.ENDED));
  }

  @Override
  public Awaitable<Buffer> next() {
    return async(this::read);
  }

  private Buffer read() {
    if (news != null)
      throw new IllegalStateException(this + " is waited for by another task: one reads at a time");
    if (pieces.isEmpty() && isOpen()) {
      source.fetch(1); // may call the handler
      if (pieces.isEmpty() && isOpen()) awaitNews();
    }
    var piece = pieces.poll();
    if (piece != null) return piece;
    var error = failure;
    failure = null;
    if (error != null) throw StreamReading.<RuntimeException>same(error);
    throw new StopAsyncIterationException("no more pieces in " + this);
  }

  private void awaitNews() {
    news = loop.createFuture();
    try {
      await(news);
    } catch (CancelledError e) {
      close();
      throw e;
    } finally {
      news = null;
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X same(Throwable error) throws X {
    throw (X) error;
  }

  private void take(Buffer piece) {
    if (!isOpen()) return;
    pieces.add(piece);
    wake();
  }

  private void fail(Throwable error) {
    if (!isOpen()) return;
    failure = error;
    become(State.FAILED);
    source.resume();
  }

  private void become(State next) {
    if (!isOpen()) return;
    state = next;
    wake();
  }

  private void wake() {
    if (news != null && !news.done()) news.setResult(null);
  }

  @Override
  public boolean isOpen() {
    return state == State.READING;
  }

  @Override
  public void close() {
    if (!isOpen()) return;
    become(State.LEFT);
    pieces.clear();
    source.resume();
  }

  @Override
  public String toString() {
    return "<BufferPieces %s of %s>".formatted(state, source);
  }
}
