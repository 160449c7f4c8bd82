package dev.asyncio4j.http.internal;

/**
 * The head of a member of gzip, read as it comes: nothing of it is kept.
 *
 * <pre>
 *   FIXED ──▶ SIZE_LOW ──▶ SIZE_HIGH ──▶ BYTES ──▶ TEXT ──▶ TEXT ──▶ BYTES ──▶ WHOLE
 *             └───────────extra field────────┘     name    comment  checksum
 *   Behind the fixed bytes a part is there only if its flag is set.
 * </pre>
 */
final class GzipHead {
  private enum Part {
    FIXED,
    SIZE_LOW,
    SIZE_HIGH,
    BYTES,
    TEXT,
    WHOLE
  }

  /** The most that a head may have, in bytes: the longest extra field, and a long name. */
  private static final int LONGEST = 1 << 17;

  private static final int[] START = {0x1f, 0x8b, 8};
  private static final int FIXED_SIZE = 10;
  private static final int CHECKSUM_SIZE = 2;
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private Part part = Part.FIXED;
  private int count;

  /** The flags of the parts that have not begun. */
  private int flags;

  /** The number of bytes of this part that are to come. */
  private int left;

  /** Takes what belongs to the head; returns whether it has come whole. */
  boolean read(ByteQueue input) throws BadMessage {
    while (part != Part.WHOLE) {
      if (input.size() == 0) return false;
      take(input.take(1)[0] & 255);
    }
    return true;
  }

  private void take(int b) throws BadMessage {
    if (count == LONGEST) throw bad(": a head of more than " + LONGEST + " bytes");
    count++;
    switch (part) {
      case FIXED -> takeFixed(b);
      case SIZE_LOW -> {
        left = b;
        part = Part.SIZE_HIGH;
      }
      case SIZE_HIGH -> skip(left | b << 8);
      case BYTES -> skip(left - 1);
      case TEXT -> {
        if (b == 0) next();
      }
      case WHOLE -> throw new IllegalStateException("the head is whole");
    }
  }

  private void takeFixed(int b) throws BadMessage {
    if (count <= START.length && b != START[count - 1]) throw bad("");
    if (count == START.length + 1) flags = b;
    if (count == FIXED_SIZE) next();
  }

  private void skip(int bytes) {
    left = bytes;
    part = Part.BYTES;
    if (left == 0) next();
  }

  private void next() {
    if (takeFlag(EXTRA)) part = Part.SIZE_LOW;
    else if (takeFlag(NAME) || takeFlag(COMMENT)) part = Part.TEXT;
    else if (takeFlag(CHECKSUM)) skip(CHECKSUM_SIZE);
    else part = Part.WHOLE;
  }

  private boolean takeFlag(int flag) {
    boolean isSet = (flags & flag) != 0;
    flags &= ~flag;
    return isSet;
  }

  private static BadMessage bad(String why) {
    return new BadMessage("Can not decode content-encoding: gzip" + why);
  }
}
