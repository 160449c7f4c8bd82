package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/**
 * Writes with back pressure.
 *
 * <p>The wait is for the piece itself to be on its way, not for the stream's one {@code
 * drainHandler}: so two tasks that write do not take it from each other, and a stream that breaks
 * fails who waits.
 */
final class StreamWriting {
  private StreamWriting() {}

  static Coroutine<Void> write(WriteStream<Buffer> sink, Buffer piece) {
    return async(
        () -> {
          var written = sink.write(piece);
          if (written.failed() || sink.writeQueueFull()) VertxLoop.await(written);
          return null;
        });
  }
}
