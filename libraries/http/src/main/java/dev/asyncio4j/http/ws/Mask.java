package dev.asyncio4j.http.ws;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Masks the payloads of one client's frames, each with a key that a server cannot foresee.
 *
 * <p>Keys are drawn in blocks: the source is slow for four bytes at a time.
 */
final class Mask {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BLOCK = 64;

  private final byte[] keys = new byte[BLOCK];

  /** Index of the next key in {@link #keys}; at the end: a new block is needed. */
  private int next = BLOCK;

  int nextKey() {
    if (next == BLOCK) {
      RANDOM.nextBytes(keys);
      next = 0;
    }
    int key = readKey(keys, next);
    next += Integer.BYTES;
    return key;
  }

  static int readKey(byte[] data, int at) {
    return (int) INTS.get(data, at);
  }

  static void writeKey(int key, byte[] data, int at) {
    INTS.set(data, at, key);
  }

  /** Masks or unmasks a whole payload in place; the first byte meets the first one of the key. */
  static void apply(int key, byte[] data, int from, int to) {
    long wide = (long) key << Integer.SIZE | key & 0xFFFFFFFFL;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      LONGS.set(data, at, (long) LONGS.get(data, at) ^ wide);
    }
    for (int i = 0; at < to; at++, i++) {
      data[at] ^= (byte) (key >>> (24 - 8 * (i & 3)));
    }
  }
}
