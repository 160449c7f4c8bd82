package dev.asyncio4j.memcached;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key that memcached takes: its bytes, checked and copied. */
final class Key {
  /** The longest key of the text protocol. */
  private static final int LONGEST = 250;

  final byte[] bytes;
  private final int hash;

  private Key(byte[] bytes) {
    this.bytes = bytes;
    hash = Arrays.hashCode(bytes);
  }

  /**
   * Checks a key of the user's.
   *
   * @throws KeyException if the server would take it for something else
   */
  static Key of(byte @Nullable [] key) {
    if (key == null) throw new KeyException("invalid key: null; a key is 1 to 250 bytes");
    if (key.length == 0 || key.length > LONGEST) {
      throw new KeyException(
          "invalid key: %d bytes; a key is 1 to %d bytes".formatted(key.length, LONGEST));
    }
    for (int i = 0; i < key.length; i++) {
      if (key[i] > 0x20 && key[i] != 0x7f || key[i] < 0) continue;
      throw new KeyException(
          "invalid key: byte %d is 0x%02x; blanks and control characters end a key"
              .formatted(i, key[i]));
    }
    return new Key(key.clone());
  }

  static Key of(Object key) {
    if (key instanceof byte[] bytes) return of(bytes);
    if (key instanceof String text) return of(utf8(text));
    throw new KeyException("invalid key: an object of " + key.getClass() + "; pass bytes or text");
  }

  /** A key as the server writes it; it is only compared with those that were sent. */
  static Key ofReply(byte[] bytes) {
    return new Key(bytes);
  }

  static byte[] utf8(@Nullable String key) {
    if (key == null) throw new KeyException("invalid key: null; a key is 1 to 250 bytes");
    return PlainCodec.encodeText("key", key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the bytes as text; those that are no ASCII as {@code \xNN}. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (byte each : bytes) {
      if (each > 0x20 && each < 0x7f) text.append((char) each);
      else text.append("\\x%02x".formatted(each));
    }
    return text.toString();
  }
}
