package dev.asyncio4j.memcached;

import java.util.Collection;

/** A line that asks for the values of keys: {@code get} or {@code gets}. */
interface Lookup {
  /** More keys do not share a line: a server reads a line as a whole. */
  int MOST_KEYS = 100;

  static void write(Output out, String verb, Collection<Key> keys) {
    out.text(verb);
    for (var key : keys) out.blank().bytes(key.bytes);
    out.lineEnd();
  }

  static void checkEnd(String line) {
    if (!line.equals("END")) throw BadReply.of(line);
  }

  static void checkAsked(Collection<Key> keys, Key key) {
    if (!keys.contains(key)) throw BadReply.because("a value of '" + key + "', not asked for");
  }

  static String text(String verb, Collection<Key> keys) {
    var first = verb + " " + keys.iterator().next();
    return keys.size() == 1 ? first : first + " and " + (keys.size() - 1) + " more";
  }
}
