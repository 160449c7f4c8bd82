package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.SendFileOptions;
import dev.asyncio4j.streams.StreamWriter;

/** Sending a file to a peer. */
final class Sending {
  private static final int PIECE = 64 << 10;

  private Sending() {}

  static Coroutine<Long> send(StreamWriter to, AsyncBinaryFile from, long offset, long count) {
    if (offset < 0) throw new IllegalArgumentException("offset must be >= 0, got " + offset);
    if (count < 0) throw new IllegalArgumentException("count must be >= 0, got " + count);
    return async(
        () -> {
          if (count == 0) return 0L;
          if (from instanceof BinaryFile file && file.channel().isPresent()) {
            return await(fromChannel(to, file, offset, count));
          }
          return copied(to, from, offset, count);
        });
  }

  private static Coroutine<Long> fromChannel(
      StreamWriter to, BinaryFile file, long offset, long count) {
    var options = SendFileOptions.defaults().offset(offset).count(count);
    return file.core.operation(
        file,
        () -> {
          file.needReadable();
          long here = file.core.blocking(0, file::flushedPosition);
          try {
            var channel = file.channel().orElseThrow();
            return await(getRunningLoop().sendFile(to.transport(), channel, options));
          } finally {
            file.bytes.store.position(here); // a number in the system: it does not block
          }
        });
  }

  private static long copied(StreamWriter to, AsyncBinaryFile from, long offset, long count) {
    long sent = 0;
    while (sent < count) {
      int size = (int) Math.min(PIECE, count - sent);
      byte[] piece = await(from.readAt(offset + sent, size));
      if (piece.length == 0) break;
      to.write(piece);
      sent += piece.length;
      await(to.drain());
    }
    return sent;
  }
}
