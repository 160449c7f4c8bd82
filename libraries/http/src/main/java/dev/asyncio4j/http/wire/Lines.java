package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Lines that end in CR LF, gathered from pieces.
 *
 * <p>{@code bytes[0, used)} is the line so far; a line that {@link #next} has given stays there
 * until the next call.
 */
final class Lines {
  private static final int FIRST = 256;

  private byte[] bytes = new byte[FIRST];
  private int used;
  private boolean isGiven;

  /**
   * Takes bytes up to the end of a line.
   *
   * @return whether a whole line is there, without its end
   * @throws BadMessage for a line that is too long, or that ends in LF alone
   */
  boolean next(ByteBuffer data, int limit) throws BadMessage {
    if (isGiven) {
      used = 0;
      isGiven = false;
    }
    int start = data.position();
    int end = data.limit();
    int i = start;
    while (i < end && data.get(i) != '\n') i++;
    take(data, i - start, limit);
    if (i == end) return false;
    data.get(); // the LF
    if (used == 0 || bytes[used - 1] != '\r') {
      throw new BadMessage("Bad line ending, expected CRLF: '" + shown() + "'");
    }
    used--;
    isGiven = true;
    return true;
  }

  private void take(ByteBuffer data, int count, int limit) throws BadMessage {
    int allowed = Math.min(count, limit + 1 - used); // one more for the CR
    if (used + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + Math.max(allowed, 0), 2 * bytes.length));
    }
    data.get(bytes, used, Math.max(allowed, 0));
    used += Math.max(allowed, 0);
    if (count > allowed) throw BadMessage.tooLong(text(0, Math.min(used, 101)), limit);
  }

  /** {@return whether a line has begun} */
  boolean isPartial() {
    return used > 0 && !isGiven;
  }

  int length() {
    return used;
  }

  byte at(int index) {
    return bytes[index];
  }

  /** Tells whether an ASCII text stands at a place of the line. */
  boolean startsWith(String text, int from) {
    if (used - from < text.length()) return false;
    for (int i = 0; i < text.length(); i++) if (bytes[from + i] != text.charAt(i)) return false;
    return true;
  }

  int indexOf(char c, int from) {
    for (int i = from; i < used; i++) if (bytes[i] == c) return i;
    return -1;
  }

  String text(int from, int to) {
    return LineText.of(bytes, from, to);
  }

  /** The line as errors show it. */
  String shown() {
    return LineText.shown(bytes, used);
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text(0, used);
  }
}
