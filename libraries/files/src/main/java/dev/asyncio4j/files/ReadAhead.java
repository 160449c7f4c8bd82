package dev.asyncio4j.files;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Bytes that were read before anybody asked for them; they are in memory: nothing here blocks. */
final class ReadAhead {
  /** The most bytes to read at once that nobody has asked for. */
  static final int MOST = 64 << 10;

  private static final byte[] NONE = {};

  /** The bytes are {@code in[inPos, inEnd)}; those before were taken, and can be gone back to. */
  private byte[] in = NONE;

  private int inPos;
  private int inEnd;

  int available() {
    return inEnd - inPos;
  }

  /** The number of bytes that can be added. */
  int room() {
    return in.length - inEnd;
  }

  int capacity() {
    return in.length;
  }

  /** Returns the place of the next {@code count} bytes, to be filled and {@link #added}. */
  ByteBuffer free(int count) {
    return ByteBuffer.wrap(in, inEnd, count);
  }

  void added(int count) {
    inEnd += count;
  }

  /** Makes room for that many bytes; those before {@link #available} go. */
  void makeRoom(int count) {
    int kept = available();
    if (in.length - inEnd >= count && kept > 0) return;
    if (kept == 0) {
      inPos = 0;
      inEnd = 0;
      if (in.length >= count) return;
      in = new byte[count];
      return;
    }
    int needed = Math.addExact(kept, count);
    byte[] target = needed > in.length ? new byte[Math.max(needed, grown(in.length))] : in;
    System.arraycopy(in, inPos, target, 0, kept);
    in = target;
    inPos = 0;
    inEnd = kept;
  }

  private static int grown(int length) {
    return length > MOST && length < 1 << 29 ? length * 2 : length;
  }

  /** Takes at most {@code count} bytes of the read-ahead. */
  byte[] take(int count) {
    int length = Math.min(count, available());
    if (length == 0) return NONE;
    byte[] taken;
    if (inPos == 0 && length == in.length) {
      taken = in; // handed over as it is
      in = NONE;
      inEnd = 0;
      return taken;
    }
    taken = Arrays.copyOfRange(in, inPos, inPos + length);
    inPos += length;
    return taken;
  }

  /** Takes as many bytes as fit. */
  int takeInto(ByteBuffer target) {
    int length = Math.min(target.remaining(), available());
    target.put(in, inPos, length);
    inPos += length;
    return length;
  }

  byte[] peek(int count) {
    return Arrays.copyOfRange(in, inPos, inPos + Math.min(count, available()));
  }

  /** Returns the read-ahead as text; what is not valid shows U+FFFD. */
  String decoded(Charset charset) {
    return new String(in, inPos, available(), charset);
  }

  /** The number of bytes to the end of the next line, from the read-ahead; -1 if it has none. */
  int lineLength(int from) {
    for (int i = inPos + from; i < inEnd; i++) {
      if (in[i] == '\n') return i + 1 - inPos;
    }
    return -1;
  }

  /** Moves to a place counted from the end; returns false if it is not here. */
  boolean moveTo(long fromEnd) {
    if (inEnd == 0 || fromEnd > 0 || fromEnd < -inEnd) return false;
    inPos = (int) (inEnd + fromEnd);
    return true;
  }

  void forget() {
    inPos = 0;
    inEnd = 0;
  }
}
