package dev.asyncio4j.http.internal;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Pieces of bytes, taken from the front in other pieces; nothing is copied twice. */
public final class ByteQueue {
  private static final byte[] NONE = {};

  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();

  /** Number of bytes of the first piece that are taken already. */
  private int offset;

  private int size;

  /** Makes an empty one. */
  public ByteQueue() {}

  /** {@return how many bytes there are} */
  public int size() {
    return size;
  }

  /**
   * Adds a piece.
   *
   * @param piece not empty; it is kept
   */
  public void add(byte[] piece) {
    pieces.addLast(piece);
    size += piece.length;
  }

  /**
   * Puts a piece back to the front.
   *
   * @param piece not empty; it is kept
   */
  public void putBack(byte[] piece) {
    if (offset > 0) {
      byte[] first = pieces.removeFirst();
      pieces.addFirst(Arrays.copyOfRange(first, offset, first.length));
      offset = 0;
    }
    pieces.addFirst(piece);
    size += piece.length;
  }

  /**
   * Takes bytes.
   *
   * @param n how many at most
   * @return so many, or all there are
   */
  public byte[] take(int n) {
    int wanted = Math.min(n, size);
    if (wanted == 0) return NONE;
    byte[] first = pieces.getFirst();
    if (offset == 0 && first.length == wanted) {
      size -= wanted;
      return pieces.removeFirst();
    }
    byte[] out = new byte[wanted];
    int done = 0;
    while (done < wanted) {
      first = pieces.getFirst();
      int count = Math.min(wanted - done, first.length - offset);
      System.arraycopy(first, offset, out, done, count);
      done += count;
      offset += count;
      if (offset == first.length) {
        pieces.removeFirst();
        offset = 0;
      }
    }
    size -= wanted;
    return out;
  }

  /**
   * Takes the rest of the first piece.
   *
   * @return its bytes; empty if there is none
   */
  public byte[] takePiece() {
    return pieces.isEmpty() ? NONE : take(pieces.getFirst().length - offset);
  }

  /** Drops all there is. */
  public void clear() {
    pieces.clear();
    size = offset = 0;
  }

  /**
   * Looks for bytes.
   *
   * @param wanted one byte or more
   * @param from where to begin
   * @return the index of the first byte of the first place; -1: none
   */
  public int indexOf(byte[] wanted, int from) {
    int index = -offset;
    int matched = 0;
    for (byte[] piece : pieces) {
      int start = Math.max(0, Math.max(from, 0) - index);
      for (int i = start; i < piece.length; i++) {
        if (piece[i] != wanted[matched]) {
          if (matched > 0) matched = retreat(wanted, matched, piece[i]);
          if (piece[i] != wanted[matched]) continue;
        }
        if (++matched == wanted.length) return index + i + 1 - wanted.length;
      }
      index += piece.length;
    }
    return -1;
  }

  /**
   * Finds the longest beginning of {@code wanted} that what has matched, and is not next, ends
   * with.
   */
  private static int retreat(byte[] wanted, int matched, byte next) {
    for (int length = matched - 1; length > 0; length--) {
      boolean fits = wanted[length] == next;
      for (int i = 0; fits && i < length; i++) fits = wanted[i] == wanted[matched - length + i];
      if (fits) return length;
    }
    return 0;
  }
}
