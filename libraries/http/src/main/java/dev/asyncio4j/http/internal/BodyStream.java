package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.exceptions.LimitOverrunException;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.http.BodyReader;
import dev.asyncio4j.http.Chunk;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The body that a source feeds, and that tells it when to stop and when to go on.
 *
 * <pre>
 *   OPEN ──feedEof──▶ ENDED
 *    └──setException──▶ FAILED   (an end that came first stays the end)
 * </pre>
 */
public final class BodyStream implements BodyReader {
  private enum State {
    OPEN,
    ENDED,
    FAILED
  }

  /** The source of a body: it may be asked for nothing more for a while. */
  public interface Source {
    /** Stops what comes in. */
    void pause();

    /** Lets more come in. */
    void resume();
  }

  private final EventLoop loop;
  private final Source source;
  private final ByteQueue buffer = new ByteQueue();
  private final List<Runnable> eofActions = new ArrayList<>(1);

  /** Where chunks of the transfer end, in bytes of the body; null: it has none. */
  private @Nullable Deque<Long> chunkEnds;

  private State state = State.OPEN;
  private @Nullable Throwable failure;
  private @Nullable Future<@Nullable Void> waiter;
  private final List<Future<@Nullable Void>> eofWaiters = new ArrayList<>(1);
  private int low;
  private boolean paused;
  private long total;
  private long raw = -1;

  /**
   * Makes one.
   *
   * @param loop of the reader
   * @param limit bytes above which the source stops; it goes on at half of that
   * @param source what feeds it
   */
  public BodyStream(EventLoop loop, int limit, Source source) {
    this.loop = loop;
    this.low = limit;
    this.source = source;
  }

  /**
   * Returns a body that has ended, without a byte.
   *
   * @param loop of the reader
   * @return the body
   */
  public static BodyStream empty(EventLoop loop) {
    BodyStream body =
        new BodyStream(
            loop,
            1 << 16,
            new Source() {
              @Override
              public void pause() {}

              @Override
              public void resume() {}
            });
    body.feedEof();
    return body;
  }

  @Override
  public void feedData(byte[] data) {
    feed(data.clone());
  }

  /**
   * Adds bytes.
   *
   * @param data kept, not copied
   */
  public void feed(byte[] data) {
    if (state == State.ENDED) throw new IllegalStateException("feed_data after feed_eof: " + this);
    if (data.length == 0 || state == State.FAILED) return;
    buffer.add(data);
    total += data.length;
    wake();
    if (buffer.size() > low && !paused) {
      paused = true;
      source.pause();
    }
  }

  /**
   * Counts bytes as they were sent, of a body that is decompressed.
   *
   * @param bytes how many came
   */
  public void countRaw(int bytes) {
    raw = Math.max(0, raw) + bytes;
  }

  /** Tells that the transfer has chunks. */
  public void beginChunks() {
    if (chunkEnds == null) chunkEnds = new ArrayDeque<>();
  }

  /** Tells that a chunk ends here; one that brought nothing to read is not told. */
  public void endChunk() {
    beginChunks();
    Deque<Long> ends = chunkEnds;
    if (ends == null || total == (ends.isEmpty() ? 0 : ends.getLast())) return;
    ends.addLast(total);
    wake();
  }

  @Override
  public void feedEof() {
    if (state != State.OPEN) return;
    state = State.ENDED;
    wake();
    eofWaiters.forEach(BodyStream::settle);
    eofWaiters.clear();
    eofActions.forEach(Runnable::run);
    eofActions.clear();
  }

  @Override
  public void setException(Throwable error) {
    if (state != State.OPEN) return;
    state = State.FAILED;
    failure = error;
    eofActions.clear();
    wake();
    for (var each : eofWaiters) if (!each.done()) each.setException(error);
    eofWaiters.clear();
  }

  private static void settle(Future<@Nullable Void> future) {
    if (!future.done()) future.setResult(null);
  }

  private void wake() {
    Future<@Nullable Void> waits = waiter;
    waiter = null;
    if (waits != null) settle(waits);
  }

  /** Waits for something to change: bytes, a chunk's end, the end, a failure. */
  private void waitForMore(String reader) {
    if (waiter != null) {
      throw new IllegalStateException(
          reader
              + "() called while another coroutine is already waiting for incoming data: "
              + this);
    }
    if (paused) goOn();
    Future<@Nullable Void> future = loop.createFuture();
    waiter = future;
    try {
      await(future);
    } finally {
      if (waiter == future) waiter = null;
    }
  }

  /** Waits until there is a byte, or the end; fails if there will be none. */
  private void needBytes(String reader) {
    while (buffer.size() == 0 && state == State.OPEN) waitForMore(reader);
    if (buffer.size() == 0) failIfFailed();
  }

  private void failIfFailed() {
    Throwable error = failure;
    if (error != null) throw Throwing.<RuntimeException>sneaky(error);
  }

  private byte[] taken(byte[] data) {
    Deque<Long> ends = chunkEnds;
    if (ends != null) while (!ends.isEmpty() && ends.getFirst() < position()) ends.removeFirst();
    if (paused && buffer.size() <= low / 2) goOn();
    return data;
  }

  private void goOn() {
    paused = false;
    source.resume();
  }

  private long position() {
    return total - buffer.size();
  }

  private void needChunkOf(int n) {
    if (n > low) low = n;
    if (paused && buffer.size() < n) goOn();
  }

  @Override
  public Coroutine<byte[]> read(int n) {
    return async(() -> n < 0 ? readToEnd() : n == 0 ? new byte[0] : readSome(n));
  }

  private byte[] readSome(int n) {
    needChunkOf(Math.min(n, 1 << 20));
    needBytes("read");
    return taken(buffer.take(n));
  }

  private byte[] readToEnd() {
    ByteQueue all = new ByteQueue();
    while (true) {
      needBytes("read");
      if (buffer.size() == 0) return all.take(Integer.MAX_VALUE);
      all.add(taken(buffer.take(Integer.MAX_VALUE)));
    }
  }

  @Override
  public Coroutine<byte[]> readAny() {
    return async(
        () -> {
          needBytes("readany");
          return taken(buffer.take(Integer.MAX_VALUE));
        });
  }

  @Override
  public byte[] readNowait(int n) {
    if (waiter != null) {
      throw new IllegalStateException(
          "Called while some coroutine is waiting for incoming data: " + this);
    }
    if (buffer.size() == 0) failIfFailed();
    return taken(buffer.take(n < 0 ? Integer.MAX_VALUE : n));
  }

  @Override
  public Coroutine<Chunk> readChunk() {
    return async(
        () -> {
          while (true) {
            Deque<Long> ends = chunkEnds;
            if (ends != null && !ends.isEmpty()) {
              long end = ends.removeFirst();
              return new Chunk(taken(buffer.take((int) (end - position()))), true);
            }
            if (buffer.size() > 0) return new Chunk(taken(buffer.takePiece()), false);
            failIfFailed();
            if (state == State.ENDED) return new Chunk(new byte[0], false);
            waitForMore("readchunk");
          }
        });
  }

  @Override
  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          byte[] newline = {'\n'};
          int from = 0;
          while (true) {
            int at = buffer.indexOf(newline, from);
            if (at >= 0) return taken(buffer.take(at + 1));
            if (buffer.size() > 2L * low) {
              taken(buffer.take(Integer.MAX_VALUE));
              throw new IllegalArgumentException(
                  "Got more than " + 2L * low + " bytes without a line end: read in pieces");
            }
            if (state != State.OPEN) {
              if (state == State.FAILED) failIfFailed();
              return taken(buffer.take(Integer.MAX_VALUE));
            }
            from = buffer.size();
            waitForMore("readline");
          }
        });
  }

  @Override
  public Coroutine<byte[]> readExactly(int n) {
    return async(
        () -> {
          if (n < 0)
            throw new IllegalArgumentException("readexactly size can not be less than zero");
          needChunkOf(n);
          while (buffer.size() < n) {
            failIfFailed();
            if (state == State.ENDED) {
              throw new IncompleteReadException(taken(buffer.take(n)), OptionalInt.of(n));
            }
            waitForMore("readexactly");
          }
          return taken(buffer.take(n));
        });
  }

  @Override
  public Coroutine<byte[]> readUntil(byte[]... separators) {
    return async(
        () -> {
          for (byte[] separator : separators) {
            if (separator.length == 0) {
              throw new IllegalArgumentException("Separator should be at least one-byte string");
            }
          }
          if (separators.length == 0) {
            throw new IllegalArgumentException("Separator should contain at least one element");
          }
          while (true) {
            int end = firstEnd(separators);
            if (end >= 0) return taken(buffer.take(end));
            if (buffer.size() > 2L * low) {
              throw new LimitOverrunException(
                  "Separator is not found, and chunk exceed the limit", buffer.size());
            }
            failIfFailed();
            if (state == State.ENDED) {
              throw new IncompleteReadException(
                  taken(buffer.take(Integer.MAX_VALUE)), OptionalInt.empty());
            }
            waitForMore("readuntil");
          }
        });
  }

  private int firstEnd(byte[][] separators) {
    int end = -1;
    for (byte[] separator : separators) {
      int at = buffer.indexOf(separator, 0);
      if (at >= 0 && (end < 0 || at + separator.length < end)) end = at + separator.length;
    }
    return end;
  }

  @Override
  public AsyncIterable<byte[]> chunked(int n) {
    if (n <= 0) throw new IllegalArgumentException("a piece has 1 byte or more, got " + n);
    return untilEmpty(() -> read(n));
  }

  @Override
  public AsyncIterable<byte[]> any() {
    return untilEmpty(this::readAny);
  }

  @Override
  public AsyncIterable<byte[]> lines() {
    return untilEmpty(this::readLine);
  }

  private static AsyncIterable<byte[]> untilEmpty(
      java.util.function.Supplier<Coroutine<byte[]>> next) {
    return () ->
        () ->
            async(
                () -> {
                  byte[] piece = await(next.get());
                  if (piece.length == 0)
                    throw new StopAsyncIterationException("the body has ended");
                  return piece;
                });
  }

  @Override
  public AsyncIterable<Chunk> chunks() {
    return () ->
        () ->
            async(
                () -> {
                  Chunk chunk = await(readChunk());
                  if (chunk.data().length == 0 && !chunk.endOfHttpChunk()) {
                    throw new StopAsyncIterationException("the body has ended");
                  }
                  return chunk;
                });
  }

  @Override
  public boolean isEof() {
    return state == State.ENDED;
  }

  @Override
  public boolean atEof() {
    return state == State.ENDED && buffer.size() == 0;
  }

  @Override
  public @Nullable Throwable exception() {
    return failure;
  }

  @Override
  public long totalBytes() {
    return total;
  }

  @Override
  public long totalRawBytes() {
    return raw < 0 ? total : raw;
  }

  @Override
  public void onEof(Runnable action) {
    if (state == State.ENDED) action.run();
    else if (state == State.OPEN) eofActions.add(action);
  }

  @Override
  public void unreadData(byte[] data) {
    if (data.length == 0) return;
    buffer.putBack(data.clone());
    wake();
  }

  @Override
  public Coroutine<@Nullable Void> awaitEof() {
    return async(
        () -> {
          failIfFailed();
          if (state == State.ENDED) return;
          Future<@Nullable Void> future = loop.createFuture();
          eofWaiters.add(future);
          try {
            await(future);
          } finally {
            eofWaiters.remove(future);
          }
        });
  }

  /** {@return how many bytes can be read without waiting} */
  public int buffered() {
    return buffer.size();
  }

  @Override
  public String toString() {
    return "<BodyReader " + buffer.size() + " bytes " + state + (paused ? " paused" : "") + ">";
  }
}
