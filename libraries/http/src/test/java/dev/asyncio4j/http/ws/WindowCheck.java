package dev.asyncio4j.http.ws;

/** A reader of deflated data that looks only for how far back its references go (RFC 1951). */
final class WindowCheck {
  private static final int[] LENGTH_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final byte[] data;
  private int bit;

  private WindowCheck(byte[] data) {
    this.data = data;
  }

  /** {@return the largest distance of a message, given without its tail} */
  static int farthestReference(byte[] message) {
    byte[] whole = java.util.Arrays.copyOf(message, message.length + 4);
    whole[message.length + 2] = whole[message.length + 3] = (byte) 0xFF;
    return new WindowCheck(whole).farthest();
  }

  private int farthest() {
    int farthest = 0;
    while (bit + 3 <= data.length * 8) {
      bits(1);
      int type = bits(2);
      if (type == 0) skipStored();
      else farthest = Math.max(farthest, type == 1 ? fixed() : dynamic());
      if (data.length * 8 - bit < 8) break;
    }
    return farthest;
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, bit++) value |= (data[bit / 8] >> bit % 8 & 1) << i;
    return value;
  }

  private void skipStored() {
    bit = (bit + 7) / 8 * 8;
    int length = bits(16);
    bits(16);
    bit += length * 8;
  }

  private int fixed() {
    int[] literals = new int[288];
    for (int i = 0; i < 288; i++) literals[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    int[] distances = new int[30];
    java.util.Arrays.fill(distances, 5);
    return block(literals, distances);
  }

  private int dynamic() {
    int literalCount = bits(5) + 257;
    int distanceCount = bits(5) + 1;
    int codeCount = bits(4) + 4;
    int[] codes = new int[19];
    for (int i = 0; i < codeCount; i++) codes[ORDER[i]] = bits(3);
    int[] all = new int[literalCount + distanceCount];
    for (int i = 0; i < all.length; ) {
      int symbol = symbol(codes);
      int value = symbol < 16 ? symbol : symbol == 16 ? all[i - 1] : 0;
      int times =
          symbol < 16 ? 1 : symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
      while (times-- > 0) all[i++] = value;
    }
    return block(
        java.util.Arrays.copyOf(all, literalCount),
        java.util.Arrays.copyOfRange(all, literalCount, all.length));
  }

  private int block(int[] literals, int[] distances) {
    int farthest = 0;
    while (true) {
      int symbol = symbol(literals);
      if (symbol == 256) return farthest;
      if (symbol < 256) continue;
      bits(LENGTH_EXTRA[symbol - 257]);
      int code = symbol(distances);
      int extra = code < 4 ? 0 : code / 2 - 1;
      int base = code < 4 ? code + 1 : (2 + code % 2 << extra) + 1;
      farthest = Math.max(farthest, base + bits(extra));
    }
  }

  /** Reads one symbol of a canonical Huffman code. */
  private int symbol(int[] lengths) {
    int code = 0;
    int first = 0;
    for (int length = 1; length <= 15; length++) {
      code = code << 1 | bits(1);
      int count = 0;
      for (int each : lengths) if (each == length) count++;
      first <<= 1;
      if (code - first < count) {
        for (int symbol = 0, nth = code - first; ; symbol++) {
          if (lengths[symbol] == length && nth-- == 0) return symbol;
        }
      }
      first += count;
    }
    throw new AssertionError("no symbol at bit " + bit);
  }
}
