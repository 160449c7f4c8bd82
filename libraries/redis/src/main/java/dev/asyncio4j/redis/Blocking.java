package dev.asyncio4j.redis;

import java.util.List;

/** The time that a command may wait at the server, as its words say. */
final class Blocking {
  private Blocking() {}

  /** Returns nanoseconds; 0: not at all, -1: for ever. */
  static long nanos(CommandSpec spec, List<byte[]> words) {
    if (!spec.blocking()) return 0;
    return switch (spec.name()) {
      case "XREAD", "XREADGROUP" -> block(words);
      case "BLMPOP", "BZMPOP" -> time(words.get(1), 1e9);
      case "WAIT", "WAITAOF" -> time(words.get(words.size() - 1), 1e6);
      default -> time(words.get(words.size() - 1), 1e9);
    };
  }

  private static long block(List<byte[]> words) {
    for (int i = 1; i < words.size() - 1; i++) {
      var word = Texts.text(words.get(i));
      if (word.equalsIgnoreCase("STREAMS")) return 0;
      if (word.equalsIgnoreCase("BLOCK")) return time(words.get(i + 1), 1e6);
    }
    return 0;
  }

  private static long time(byte[] word, double unit) {
    try {
      long nanos = Math.round(Double.parseDouble(Texts.text(word)) * unit);
      return nanos == 0 ? -1 : nanos;
    } catch (NumberFormatException e) { // the server will say so
      return -1;
    }
  }
}
