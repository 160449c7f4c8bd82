package dev.asyncio4j.files;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of a decoded text: finds their ends, and takes them with the file's newlines.
 *
 * <p>Lengths count from the position of the user. No character is looked at twice while a line
 * grows.
 */
final class Lines {
  private final Text text;
  private final Newline newline;
  private final Set<String> seen = new TreeSet<>();

  /** The length that holds no line end; the length of the line found, and of its end. */
  private int scanned;

  private int line;
  private int ending;

  /** The length that was counted, and its number of code points, as {@link Newline} reads them. */
  private int counted;

  private int count;

  Lines(Text text, Newline newline) {
    this.text = text;
    this.newline = newline;
  }

  /** Forgets what was found: the position was moved. */
  void moved() {
    scanned = 0;
    line = 0;
    counted = 0;
    count = 0;
  }

  Optional<Set<String>> seen() {
    return seen.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(seen));
  }

  /** Finds the end of the next line; {@code last}: no more characters will come. */
  boolean find(boolean last) {
    if (line > 0) return true;
    char[] chars = text.chars;
    for (int i = text.pos + scanned; i < text.end; i++) {
      char c = chars[i];
      if (c > '\r') continue;
      int length = c == '\n' || c == '\r' ? endingAt(i, last) : 0;
      if (length == 0) continue;
      if (length < 0) {
        scanned = i - text.pos;
        return false;
      }
      ending = length;
      line = i - text.pos + length;
      return true;
    }
    scanned = text.end - text.pos;
    return false;
  }

  /** The length of the line end at an index; 0 if it is none, -1 if the next character tells. */
  private int endingAt(int i, boolean last) {
    boolean cut = i + 1 == text.end;
    boolean feed = !cut && text.chars[i + 1] == '\n';
    if (text.chars[i] == '\n') return newline == Newline.LF || newline.takesAll() ? 1 : 0;
    return switch (newline) {
      case LF -> 0;
      case CR -> 1;
      case CRLF -> feed ? 2 : cut && !last ? -1 : 0;
      default -> feed ? 2 : cut && !last ? -1 : 1;
    };
  }

  /** Takes the line that was found, or all that is left. */
  String takeLine() {
    int length = line > 0 ? line : text.end - text.pos;
    int shown = length;
    if (line > 0) {
      int at = text.pos + length - ending;
      note(at, ending);
      if (newline == Newline.UNIVERSAL) {
        text.chars[at] = '\n'; // its bytes are kept beside it
        shown = length - ending + 1;
      }
    }
    String taken = new String(text.chars, text.pos, shown);
    text.pos += length;
    moved();
    return taken;
  }

  /** Finds out whether {@code wanted} code points are there; their length is {@link #counted}. */
  boolean reaches(int wanted, boolean last) {
    char[] chars = text.chars;
    int i = text.pos + counted;
    while (count < wanted && i < text.end) {
      char c = chars[i];
      int step = 1;
      if (c == '\r' && newline == Newline.UNIVERSAL) step = endingAt(i, last);
      else if (Character.isHighSurrogate(c) && i + 1 < text.end) step = 2;
      if (step < 0) break;
      i += step;
      count++;
    }
    counted = i - text.pos;
    return count >= wanted;
  }

  /** Takes what {@link #reaches} has counted. */
  String takeCounted() {
    return take(counted);
  }

  String takeAll() {
    return take(text.end - text.pos);
  }

  /** Takes the line that was found, but only as far as was counted. */
  String takeLineCounted() {
    return line > 0 && counted >= line || counted >= text.end - text.pos
        ? takeLine()
        : takeCounted();
  }

  private String take(int length) {
    char[] chars = text.chars;
    int from = text.pos;
    int to = from + length;
    int i = from;
    while (i < to && chars[i] != '\r') {
      if (chars[i] == '\n' && seen.isEmpty()) note(i, 1);
      i++;
    }
    String taken = i == to ? new String(chars, from, length) : translated(from, to);
    text.pos = to;
    moved();
    return taken;
  }

  private String translated(int from, int to) {
    var made = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.chars[i];
      int length = c == '\r' && i + 1 < to && text.chars[i + 1] == '\n' ? 2 : 1;
      if (c == '\r' || c == '\n') note(i, length);
      if (c == '\r' && newline == Newline.UNIVERSAL) made.append('\n');
      else made.append(text.chars, i, length);
      i += length - 1;
    }
    return made.toString();
  }

  private void note(int at, int length) {
    if (!newline.takesAll() || seen.size() == 3) return;
    seen.add(length == 2 ? "\r\n" : text.chars[at] == '\r' ? "\r" : "\n");
  }
}
