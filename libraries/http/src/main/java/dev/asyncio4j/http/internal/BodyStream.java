package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.http.BodyReader;
import dev.asyncio4j.http.Chunk;
import dev.asyncio4j.loop.EventLoop;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body that a source feeds, read in whatever pieces are asked for. */
public final class BodyStream implements BodyReader {
  /** The source of a body: it may be asked for nothing more for a while. */
  public interface Source {
    /** Stops what comes in. */
    void pause();

    /** Lets more come in. */
    void resume();
  }

  private final BodyBuffer buffer;

  /**
   * Makes one.
   *
   * @param loop of the reader
   * @param limit bytes above which the source stops; it goes on at half of that
   * @param source what feeds it
   */
  public BodyStream(EventLoop loop, int limit, Source source) {
    buffer = new BodyBuffer(loop, limit, source);
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
    buffer.feed(data.clone());
  }

  /**
   * Adds bytes.
   *
   * @param data kept, not copied
   */
  public void feed(byte[] data) {
    buffer.feed(data);
  }

  /**
   * Counts bytes as they were sent, of a body that is decompressed.
   *
   * @param bytes how many came
   */
  public void countRaw(int bytes) {
    buffer.countRaw(bytes);
  }

  /** Tells that the transfer has chunks. */
  public void beginChunks() {
    buffer.beginChunks();
  }

  /** Tells that a chunk ends here; one that brought nothing to read is not told. */
  public void endChunk() {
    buffer.endChunk();
  }

  @Override
  public void feedEof() {
    buffer.feedEof();
  }

  @Override
  public void setException(Throwable error) {
    buffer.setException(error);
  }

  @Override
  public Coroutine<byte[]> read(int n) {
    return async(() -> n < 0 ? readToEnd() : n == 0 ? new byte[0] : readSome(n));
  }

  private byte[] readSome(int n) {
    buffer.needChunkOf(Math.min(n, 1 << 20));
    buffer.needBytes("read");
    return buffer.taken(buffer.bytes().take(n));
  }

  private byte[] readToEnd() {
    ByteQueue all = new ByteQueue();
    while (true) {
      buffer.needBytes("read");
      if (buffer.bytes().size() == 0) return all.take(Integer.MAX_VALUE);
      all.add(buffer.taken(buffer.bytes().take(Integer.MAX_VALUE)));
    }
  }

  @Override
  public Coroutine<byte[]> readAny() {
    return async(
        () -> {
          buffer.needBytes("readany");
          return buffer.taken(buffer.bytes().take(Integer.MAX_VALUE));
        });
  }

  @Override
  public byte[] readNowait(int n) {
    if (buffer.hasWaiter()) {
      throw new IllegalStateException(
          "Called while some coroutine is waiting for incoming data: " + this);
    }
    if (buffer.bytes().size() == 0) buffer.failIfFailed();
    return buffer.taken(buffer.bytes().take(n < 0 ? Integer.MAX_VALUE : n));
  }

  @Override
  public Coroutine<Chunk> readChunk() {
    return async(
        () -> {
          while (true) {
            long end = buffer.nextChunkEnd();
            if (end >= 0) {
              return new Chunk(
                  buffer.taken(buffer.bytes().take((int) (end - buffer.position()))), true);
            }
            if (buffer.bytes().size() > 0)
              return new Chunk(buffer.taken(buffer.bytes().takePiece()), false);
            buffer.failIfFailed();
            if (buffer.isEnded()) return new Chunk(new byte[0], false);
            buffer.waitForMore("readchunk");
          }
        });
  }

  @Override
  public Coroutine<byte[]> readLine() {
    return async(buffer::line);
  }

  @Override
  public Coroutine<byte[]> readExactly(int n) {
    return async(
        () -> {
          if (n < 0)
            throw new IllegalArgumentException("readexactly size can not be less than zero");
          buffer.needChunkOf(n);
          while (buffer.bytes().size() < n) {
            buffer.failIfFailed();
            if (buffer.isEnded()) {
              throw new IncompleteReadException(
                  buffer.taken(buffer.bytes().take(n)), OptionalInt.of(n));
            }
            buffer.waitForMore("readexactly");
          }
          return buffer.taken(buffer.bytes().take(n));
        });
  }

  @Override
  public Coroutine<byte[]> readUntil(byte[]... separators) {
    return async(() -> buffer.until(separators));
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

  private static AsyncIterable<byte[]> untilEmpty(Supplier<Coroutine<byte[]>> next) {
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
    return buffer.isEnded();
  }

  @Override
  public boolean atEof() {
    return buffer.isEnded() && buffer.bytes().size() == 0;
  }

  @Override
  public @Nullable Throwable exception() {
    return buffer.failure();
  }

  @Override
  public long totalBytes() {
    return buffer.total();
  }

  @Override
  public long totalRawBytes() {
    return buffer.totalRaw();
  }

  @Override
  public void onEof(Runnable action) {
    buffer.onEof(action);
  }

  @Override
  public void unreadData(byte[] data) {
    if (data.length > 0) buffer.putBack(data.clone());
  }

  @Override
  public Coroutine<@Nullable Void> awaitEof() {
    return async(buffer::waitForEof);
  }

  /** {@return how many bytes can be read without waiting} */
  public int buffered() {
    return buffer.bytes().size();
  }

  @Override
  public String toString() {
    return buffer.toString();
  }
}
