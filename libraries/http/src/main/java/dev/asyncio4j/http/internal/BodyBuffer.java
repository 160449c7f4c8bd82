package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.exceptions.LimitOverrunException;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body that have come and are not read: its source is told when to stop and when to
 * go on, its reader waits here.
 *
 * <pre>
 *   OPEN ──feedEof──▶ ENDED
 *    └──setException──▶ FAILED   (an end that came first stays the end)
 * </pre>
 */
final class BodyBuffer {
  private enum State {
    OPEN,
    ENDED,
    FAILED
  }

  private final EventLoop loop;
  private final BodyStream.Source source;
  private final ByteQueue buffer = new ByteQueue();
  private final List<Runnable> eofActions = new ArrayList<>(1);

  /** Ends of the chunks of the transfer, in bytes of the body; null: it has none. */
  private @Nullable Deque<Long> chunkEnds;

  private State state = State.OPEN;
  private @Nullable Throwable failure;
  private @Nullable Future<@Nullable Void> waiter;
  private final List<Future<@Nullable Void>> eofWaiters = new ArrayList<>(1);
  private int low;
  private boolean paused;
  private long total;
  private long raw = -1;

  BodyBuffer(EventLoop loop, int limit, BodyStream.Source source) {
    this.loop = loop;
    this.low = limit;
    this.source = source;
  }

  /** Adds bytes, which are kept, not copied. */
  void feed(byte[] data) {
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

  /** Counts bytes as they were sent, of a body that is decompressed. */
  void countRaw(int bytes) {
    raw = Math.max(0, raw) + bytes;
  }

  /** Tells that the transfer has chunks. */
  void beginChunks() {
    if (chunkEnds == null) chunkEnds = new ArrayDeque<>();
  }

  /** Tells that a chunk ends here; one that brought nothing to read is not told. */
  void endChunk() {
    beginChunks();
    Deque<Long> ends = chunkEnds;
    if (ends == null || total == (ends.isEmpty() ? 0 : ends.getLast())) return;
    ends.addLast(total);
    wake();
  }

  void feedEof() {
    if (state != State.OPEN) return;
    state = State.ENDED;
    wake();
    eofWaiters.forEach(BodyBuffer::settle);
    eofWaiters.clear();
    eofActions.forEach(Runnable::run);
    eofActions.clear();
  }

  void setException(Throwable error) {
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
  void waitForMore(String reader) {
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
  void needBytes(String reader) {
    while (buffer.size() == 0 && state == State.OPEN) waitForMore(reader);
    if (buffer.size() == 0) failIfFailed();
  }

  void failIfFailed() {
    Throwable error = failure;
    if (error != null) throw Throwing.<RuntimeException>sneaky(error);
  }

  byte[] taken(byte[] data) {
    Deque<Long> ends = chunkEnds;
    if (ends != null) while (!ends.isEmpty() && ends.getFirst() < position()) ends.removeFirst();
    if (paused && buffer.size() <= low / 2) goOn();
    return data;
  }

  void goOn() {
    paused = false;
    source.resume();
  }

  long position() {
    return total - buffer.size();
  }

  void needChunkOf(int n) {
    if (n > low) low = n;
    if (paused && buffer.size() < n) goOn();
  }

  /** Reads a line. */
  byte[] line() {
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
  }

  /** Reads up to a separator, the one that ends first. */
  byte[] until(byte[]... separators) {
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
  }

  private int firstEnd(byte[][] separators) {
    int end = -1;
    for (byte[] separator : separators) {
      int at = buffer.indexOf(separator, 0);
      if (at >= 0 && (end < 0 || at + separator.length < end)) end = at + separator.length;
    }
    return end;
  }

  boolean isEnded() {
    return state == State.ENDED;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  boolean hasWaiter() {
    return waiter != null;
  }

  ByteQueue bytes() {
    return buffer;
  }

  /** The next end of a chunk, taken off; -1: none is known. */
  long nextChunkEnd() {
    Deque<Long> ends = chunkEnds;
    return ends == null || ends.isEmpty() ? -1 : ends.removeFirst();
  }

  long total() {
    return total;
  }

  long totalRaw() {
    return raw < 0 ? total : raw;
  }

  void onEof(Runnable action) {
    if (state == State.ENDED) action.run();
    else if (state == State.OPEN) eofActions.add(action);
  }

  void putBack(byte[] data) {
    buffer.putBack(data);
    wake();
  }

  /** Waits for the end to arrive, whoever reads what comes before it. */
  void waitForEof() {
    failIfFailed();
    if (state == State.ENDED) return;
    Future<@Nullable Void> future = loop.createFuture();
    eofWaiters.add(future);
    try {
      await(future);
    } finally {
      eofWaiters.remove(future);
    }
  }

  @Override
  public String toString() {
    return "<BodyReader " + buffer.size() + " bytes " + state + (paused ? " paused" : "") + ">";
  }
}
