package dev.asyncio4j.postgres;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bits in a row; the types {@code bit} and {@code varbit}.
 *
 * <p><i>Python:</i> {@code asyncpg.BitString}.
 *
 * <p><b>Thread and loop:</b> immutable.
 */
public final class BitString {
  private final byte[] bytes;
  private final int length;

  private BitString(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * Reads a text of zeros and ones.
   *
   * @param bits such as {@code "1011"}; blanks are skipped
   * @return the bits
   * @throws IllegalArgumentException if there is another character
   */
  public static BitString of(String bits) {
    var text = bits.replace(" ", "");
    var bytes = new byte[(text.length() + 7) / 8];
    for (int i = 0; i < text.length(); i++) {
      char bit = text.charAt(i);
      if (bit != '0' && bit != '1')
        throw new IllegalArgumentException("invalid bit string: " + bits + ": zeros and ones only");
      if (bit == '1') bytes[i / 8] |= (byte) (0x80 >> i % 8);
    }
    return new BitString(bytes, text.length());
  }

  /**
   * Takes the first bits of bytes.
   *
   * @param bytes the first bit is the highest of the first byte; copied
   * @param length how many bits
   * @return the bits
   * @throws IllegalArgumentException if there are fewer bits
   */
  public static BitString of(byte[] bytes, int length) {
    if (length < 0 || length > bytes.length * 8)
      throw new IllegalArgumentException(length + " bits of " + bytes.length + " bytes");
    return new BitString(Arrays.copyOf(bytes, (length + 7) / 8), length);
  }

  /** {@return how many bits} */
  public int length() {
    return length;
  }

  /**
   * Returns a bit.
   *
   * @param index from 0, the leftmost
   * @return whether it is 1
   * @throws IndexOutOfBoundsException if there are fewer
   */
  public boolean get(int index) {
    Objects.checkIndex(index, length);
    return (bytes[index / 8] & 0x80 >> index % 8) != 0;
  }

  /** {@return the bits, the last byte filled with zeros} */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BitString that
        && length == that.length
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + length;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) text.append(get(i) ? 1 : 0);
    return text.toString();
  }
}
