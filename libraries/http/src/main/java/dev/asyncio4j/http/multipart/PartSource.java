package dev.asyncio4j.http.multipart;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.http.BodyReader;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The bytes of a body, taken up to a delimiter; shared by the readers of a body and of those nested
 * in it. Its methods wait, in a coroutine.
 *
 * <pre>
 *   buffer  …taken…│▁▁▁ clear ▁▁▁│··· not looked at ···│
 *                  pos           clear                 limit
 * </pre>
 */
final class PartSource {
  private static final byte[] NONE = {};

  private final BodyReader body;
  private byte[] buffer = NONE;
  private int pos;
  private int limit;

  /** Up to here no delimiter begins; which one: {@link #clearOf}. */
  private int clear;

  private byte[] clearOf = NONE;

  /** True if a delimiter begins at {@link #clear}. */
  private boolean found;

  private boolean ended;

  PartSource(BodyReader body) {
    this.body = body;
  }

  /** Adds a piece of the body, if there is one more. */
  private void fill() {
    byte[] piece = await(body.readAny());
    if (piece.length == 0) {
      ended = true;
      return;
    }
    int left = limit - pos;
    byte[] joined = piece;
    if (left > 0) {
      joined = new byte[left + piece.length];
      System.arraycopy(buffer, pos, joined, 0, left);
      System.arraycopy(piece, 0, joined, left, piece.length);
    }
    buffer = joined;
    clear -= pos;
    pos = 0;
    limit = joined.length;
  }

  /** {@return whether the next bytes are these}; waits for more only while they may be. */
  boolean startsWith(byte[] bytes, int from, int to) {
    while (true) {
      int there = Math.min(limit - pos, to - from);
      if (!Arrays.equals(buffer, pos, pos + there, bytes, from, from + there)) return false;
      if (there == to - from) return true;
      if (ended) return false;
      fill();
    }
  }

  /** {@return whether a delimiter is known to be next} */
  boolean isAt(byte[] delimiter) {
    return found && clearOf == delimiter && clear == pos;
  }

  /** {@return whether the body has ended here} */
  boolean isAtEnd() {
    while (pos == limit && !ended) fill();
    return pos == limit;
  }

  void skip(int count) {
    take(count);
  }

  private byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(buffer, pos, pos + count);
    pos += count;
    if (clear < pos) forget();
    return taken;
  }

  private void forget() {
    clear = pos;
    found = false;
    clearOf = NONE;
  }

  /**
   * Takes bytes in front of a delimiter.
   *
   * @return at most {@code max}; empty if the delimiter is next
   * @throws IncompleteReadException if the body ends before the delimiter, and all of it was taken
   */
  byte[] takeBefore(byte[] delimiter, int max) {
    look(delimiter);
    if (clear == pos && !found) throw incomplete();
    return take(Math.min(max, clear - pos));
  }

  /**
   * Takes bytes in front of a delimiter, up to the last of so many that are no white space.
   *
   * @return no more than there are already; empty if the delimiter is next
   * @throws IncompleteReadException if the body ends before the delimiter, and all of it was taken
   */
  byte[] takeLettersBefore(byte[] delimiter, int most) {
    look(delimiter);
    if (clear == pos && !found) throw incomplete();
    int end = pos;
    for (int letters = 0; letters < most && end < clear; end++) {
      if (buffer[end] > ' ') letters++;
    }
    return take(end - pos);
  }

  /**
   * Takes a line in front of a delimiter, with its end; what is there without one at the delimiter.
   */
  byte[] takeLineBefore(byte[] delimiter, int longest) {
    int from = 0;
    while (true) {
      look(delimiter);
      for (int i = pos + from; i < clear; i++) {
        if (buffer[i] == '\n') return take(i + 1 - pos);
      }
      from = clear - pos;
      if (found) return take(from);
      if (ended) throw incomplete();
      if (from > longest)
        throw new BadMultipart("Line of a part longer than " + longest + " bytes");
      fill();
      clearOf = NONE;
    }
  }

  /** Moves {@link #clear} on until something is in front of it, or the delimiter is there. */
  private void look(byte[] delimiter) {
    if (clearOf != delimiter) forget();
    clearOf = delimiter;
    while (!found) {
      int at = indexOf(delimiter);
      found = at >= 0;
      clear = found ? at : ended ? limit : limit - begun(delimiter);
      if (clear > pos || ended) return;
      fill();
    }
  }

  /** {@return how much of a delimiter there is at the end of the buffer} */
  private int begun(byte[] delimiter) {
    int length = Math.min(delimiter.length - 1, limit - pos);
    while (!Arrays.equals(buffer, limit - length, limit, delimiter, 0, length)) length--;
    return length;
  }

  private int indexOf(byte[] delimiter) {
    int last = limit - delimiter.length;
    for (int i = Math.max(pos, clear); i <= last; i++) {
      if (buffer[i] == delimiter[0]
          && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes exactly so many bytes, or fewer if the body ends. */
  byte[] takeUpTo(int count) {
    isAtEnd();
    return take(Math.min(count, limit - pos));
  }

  /**
   * Takes a line without its end, which must be CRLF.
   *
   * @param longest how many bytes it may have
   * @param mayEnd whether the body may end instead
   */
  byte[] takeLine(int longest, boolean mayEnd) {
    int from = 0;
    while (true) {
      for (int i = pos + from; i < limit; i++) {
        if (buffer[i] != '\n') continue;
        int length = i + 1 - pos;
        if (length < 2 || buffer[i - 1] != '\r') {
          throw new BadMultipart("Line of a multipart body ends with LF alone: it must be CRLF");
        }
        byte[] line = take(length);
        return Arrays.copyOf(line, length - 2);
      }
      from = limit - pos;
      if (from > longest) {
        throw new BadMultipart("Got more than " + longest + " bytes when reading a part's header");
      }
      if (ended) {
        if (mayEnd) return take(from);
        throw incomplete();
      }
      fill();
    }
  }

  private static IncompleteReadException incomplete() {
    return new IncompleteReadException(NONE, OptionalInt.empty());
  }
}
