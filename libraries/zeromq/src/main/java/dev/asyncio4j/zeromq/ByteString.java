package dev.asyncio4j.zeromq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that do not change, equal to others of the same bytes.
 *
 * <p><i>Python:</i> {@code bytes}.
 */
public final class ByteString {
  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies bytes.
   *
   * @param bytes any number
   * @return the same bytes
   */
  public static ByteString of(byte[] bytes) {
    return new ByteString(bytes.clone());
  }

  /**
   * Encodes a text.
   *
   * @param text any text
   * @return its UTF-8
   */
  public static ByteString of(String text) {
    return new ByteString(text.getBytes(UTF_8));
  }

  /** {@return a copy of the bytes} */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteString it && Arrays.equals(bytes, it.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@return one character for each byte} */
  @Override
  public String toString() {
    return new String(bytes, ISO_8859_1);
  }
}
