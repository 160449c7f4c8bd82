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
 *   READING ──▶ ENDED              the stream has no more
 *           ──▶ FAILED ──▶ ENDED   it is broken: that is thrown once, after what it still had;
 *           │                      not at all, if what it still had is all
 *           ──▶ LEFT               close(), or a wait that was cancelled
 * </pre>
 *
 * Vert.x leaks the buffers that a paused stream still queues when it is reset or closed: so a
 * stream that fails, or is left, is resumed, and what comes then is kept, or goes nowhere.
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

  /** Pieces that came and were not taken: one at most, until the stream fails. */
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
    source.endHandler(nothing -> end());
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
    if (state == State.LEFT) return;
    pieces.add(piece);
    wake();
  }

  private void end() {
    if (state == State.LEFT) return;
    failure = null;
    become(State.ENDED);
  }

  private void fail(Throwable error) {
    if (!isOpen()) return;
    failure = error;
    source.resume(); // gives what it has, maybe even the end
    if (isOpen()) become(State.FAILED);
  }

  private void become(State next) {
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
