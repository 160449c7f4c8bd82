package dev.asyncio4j.http.ws;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Deflates the messages for one peer, within the window that it asked for.
 *
 * <p>The JDK's deflater has the largest window only. A smaller one is kept by forgetting: after
 * each {@code 2^bits} bytes of input a full flush ends what later bytes can refer to. Without
 * takeover every message ends with one.
 */
final class Deflation implements AutoCloseable {
  private static final int FULL_WINDOW_BITS = 15;
  private static final int SMALLEST_BUFFER = 64;

  /** A message of no bytes: a deflater has nothing to say about it. */
  private static final byte[] EMPTY = {0};

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final boolean takeover;

  /** The window in bytes; 0: the deflater's own. */
  private final int window;

  /** The bytes of input that the window still has room for; used with a small window. */
  private int room;

  Deflation(int windowBits, boolean takeover) {
    this.takeover = takeover;
    window = windowBits < FULL_WINDOW_BITS ? 1 << windowBits : 0;
    room = window;
  }

  byte[] deflate(byte[] message) {
    if (message.length == 0) return EMPTY.clone();
    var out = new Out(message.length);
    int at = 0;
    while (window > 0 && message.length - at > room) {
      deflater.setInput(message, at, room);
      out.flush(Deflater.FULL_FLUSH);
      at += room;
      room = window;
    }
    room -= message.length - at;
    deflater.setInput(message, at, message.length - at);
    if (takeover) {
      out.flush(Deflater.SYNC_FLUSH);
    } else {
      out.flush(Deflater.FULL_FLUSH);
      room = window;
    }
    return out.withoutTail();
  }

  private final class Out {
    private byte[] bytes;
    private int length;

    Out(int inputLength) {
      bytes = new byte[inputLength / 2 + SMALLEST_BUFFER];
    }

    void flush(int mode) {
      while (true) {
        length += deflater.deflate(bytes, length, bytes.length - length, mode);
        if (length < bytes.length) return;
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
    }

    byte[] withoutTail() {
      return Arrays.copyOf(bytes, length - Inflation.TAIL.length);
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
