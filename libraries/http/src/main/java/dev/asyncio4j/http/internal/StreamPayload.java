package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Payload;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A body that is read while it is sent. */
public final class StreamPayload implements Payload {
  /** Bytes of a piece. */
  private static final int PIECE = 1 << 16;

  /** Makes the pieces; once only, unless it is a file. */
  private interface Maker {
    AsyncIterable<byte[]> pieces();
  }

  private final Maker maker;
  private final boolean once;
  private final java.util.function.Supplier<OptionalLong> size;
  private final Headers headers;
  private final String name;
  private boolean consumed;

  private StreamPayload(
      Maker maker,
      boolean once,
      java.util.function.Supplier<OptionalLong> size,
      String contentType,
      String name) {
    this.maker = maker;
    this.once = once;
    this.size = size;
    this.name = name;
    headers = Headers.of("Content-Type", contentType);
  }

  /**
   * Returns a file as a body.
   *
   * @param file read each time it is sent
   * @return the body
   */
  public static StreamPayload file(Path file) {
    return new StreamPayload(
        () -> read(() -> Files.newInputStream(file)),
        false,
        () -> sizeOf(file),
        MimeTypes.ofName(String.valueOf(file.getFileName())),
        "file " + file);
  }

  /**
   * Returns a stream as a body.
   *
   * @param stream read once, then closed
   * @return the body
   */
  public static StreamPayload stream(InputStream stream) {
    return new StreamPayload(
        () -> read(() -> stream), true, OptionalLong::empty, MimeTypes.UNKNOWN, "stream");
  }

  /**
   * Returns pieces as a body.
   *
   * @param pieces taken once
   * @return the body
   */
  public static StreamPayload iterable(AsyncIterable<byte[]> pieces) {
    return new StreamPayload(
        () -> pieces, true, OptionalLong::empty, MimeTypes.UNKNOWN, "async iterable");
  }

  private static OptionalLong sizeOf(Path file) {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (java.io.IOException gone) {
      return OptionalLong.empty();
    }
  }

  private static AsyncIterable<byte[]> read(Body<InputStream> open) {
    return asyncGenerator(
        pieces -> {
          InputStream stream = await(toThread(open));
          try {
            byte[] piece;
            while ((piece = await(toThread(() -> stream.readNBytes(PIECE)))).length > 0) {
              pieces.emit(piece);
            }
          } finally {
            await(toThread(stream::close));
          }
        });
  }

  /** {@return whether its size is asked of the file system, which blocks} */
  public boolean isFile() {
    return !once;
  }

  @Override
  public OptionalLong size() {
    return size.get();
  }

  @Override
  public String contentType() {
    return headers.get("Content-Type", MimeTypes.UNKNOWN);
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public boolean isConsumed() {
    return consumed;
  }

  @Override
  public AsyncIterable<byte[]> pieces() {
    if (consumed) {
      throw new IllegalStateException(
          "the body has been sent and cannot be sent again: " + this + "; send a file or bytes");
    }
    consumed = once;
    return maker.pieces();
  }

  @Override
  public String toString() {
    return "<Payload " + name + (consumed ? " consumed>" : ">");
  }
}
