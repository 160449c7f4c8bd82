package dev.asyncio4j.http.internal;

/** The head of a member of gzip. */
final class GzipHead {
  private static final int FIXED = 10;
  private static final int CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private GzipHead() {}

  /** Returns how long the head is; -1: it has not come whole. */
  static int length(byte[] data, int size) throws BadMessage {
    boolean bad =
        size > 0 && data[0] != 0x1f
            || size > 1 && data[1] != (byte) 0x8b
            || size > 2 && data[2] != 8;
    if (bad) throw new BadMessage("Can not decode content-encoding: gzip");
    if (size < FIXED) return -1;
    int flags = data[3];
    int at = FIXED;
    if ((flags & EXTRA) != 0) {
      if (size < at + 2) return -1;
      at += 2 + (data[at] & 255 | (data[at + 1] & 255) << 8);
    }
    for (int flag : new int[] {NAME, COMMENT}) {
      if ((flags & flag) == 0) continue;
      while (at < size && data[at] != 0) at++;
      at++;
    }
    if ((flags & CRC) != 0) at += 2;
    return at <= size ? at : -1;
  }
}
