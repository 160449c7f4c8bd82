package dev.asyncio4j.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes in order, added in blocks and taken in any sizes. */
final class ByteQueue {
  private final Deque<byte[]> blocks = new ArrayDeque<>();

  /** The number of bytes of the first block that are taken. */
  private int taken;

  private int size;

  int size() {
    return size;
  }

  void add(byte[] block) {
    if (block.length == 0) return;
    blocks.add(block);
    size += block.length;
  }

  /** Takes the first {@code count} bytes, which must be there. */
  byte[] take(int count) {
    var data = new byte[count];
    for (int at = 0; at < count; ) {
      var block = blocks.getFirst();
      int n = Math.min(count - at, block.length - taken);
      System.arraycopy(block, taken, data, at, n);
      at += n;
      taken += n;
      if (taken < block.length) continue;
      blocks.removeFirst();
      taken = 0;
    }
    size -= count;
    return data;
  }

  void clear() {
    blocks.clear();
    taken = 0;
    size = 0;
  }
}
