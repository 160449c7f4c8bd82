package dev.asyncio4j.memcached;

import dev.asyncio4j.loop.EventLoop;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code stats}: lines of a word, a name and a value, which may have blanks, up to an end. */
final class Stats extends Single<Map<String, String>> {
  private final String what;
  private final Map<String, String> found = new LinkedHashMap<>();

  /**
   * Makes one.
   *
   * @param what the argument; empty: none
   */
  Stats(EventLoop loop, String what) {
    super(loop);
    this.what = what;
  }

  /**
   * Checks an argument of the user's.
   *
   * @throws KeyException if it would end the line
   */
  static void check(String what) {
    for (int i = 0; i < what.length(); i++) {
      char c = what.charAt(i);
      if (c >= 0x20 && c < 0x7f) continue;
      throw new KeyException(
          "invalid argument of stats: character %d is 0x%02x; pass printable ASCII"
              .formatted(i, (int) c));
    }
  }

  @Override
  void write(Output out) {
    out.text(what.isEmpty() ? "stats" : "stats " + what).lineEnd();
  }

  @Override
  boolean line(String line) {
    if (line.equals("END") || line.equals("RESET") || line.equals("OK")) return end(found);
    var words = line.split(" ", 3);
    if (words.length < 2) throw BadReply.of(line);
    found.put(words[1], words.length == 3 ? words[2] : "");
    return false;
  }

  /** Takes {@code ERROR} for the answer to an argument that the server does not know. */
  @Override
  boolean refuse(String line) {
    if (what.isEmpty() || !line.equals("ERROR")) return super.refuse(line);
    return end(Map.of());
  }

  @Override
  public String toString() {
    return what.isEmpty() ? "stats" : "stats " + what;
  }
}
