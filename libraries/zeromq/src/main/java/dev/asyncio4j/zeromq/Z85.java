package dev.asyncio4j.zeromq;

import java.nio.ByteBuffer;

/**
 * Bytes that are written as a text, by ZeroMQ's RFC 32. The engine's own writer is for keys of 32
 * bytes only, and its reader checks nothing.
 */
final class Z85 {
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

  private Z85() {}

  static String encode(byte[] key) {
    if (key.length % 4 != 0) {
      throw new IllegalArgumentException("key must be a multiple of 4 bytes, got " + key.length);
    }
    var text = new StringBuilder(key.length / 4 * 5);
    for (var words = ByteBuffer.wrap(key).asIntBuffer(); words.hasRemaining(); ) {
      long word = words.get() & 0xffff_ffffL;
      for (int weight = 85 * 85 * 85 * 85; weight > 0; weight /= 85) {
        text.append(DIGITS.charAt((int) (word / weight % 85)));
      }
    }
    return text.toString();
  }

  static byte[] decode(String key) {
    if (key.length() % 5 != 0) {
      throw new IllegalArgumentException(
          "key must be a multiple of 5 characters, got " + key.length());
    }
    var bytes = ByteBuffer.allocate(key.length() / 5 * 4);
    for (int at = 0; at < key.length(); at += 5) bytes.putInt(word(key, at));
    return bytes.array();
  }

  private static int word(String key, int at) {
    long word = 0;
    for (int i = at; i < at + 5; i++) {
      int digit = DIGITS.indexOf(key.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("key has a character that Z85 lacks, at index " + i);
      }
      word = word * 85 + digit;
    }
    if (word == (word & 0xffff_ffffL)) return (int) word;
    throw new IllegalArgumentException(
        "key has 5 characters that stand for more than 4 bytes, at index " + at);
  }
}
