package dev.asyncio4j.memcached;

import org.jspecify.annotations.Nullable;

/** The meaning of a reply's line, for each kind of command. */
final class Meaning {
  private Meaning() {}

  static boolean stored(String line) {
    return switch (line) {
      case "STORED" -> true;
      case "NOT_STORED", "EXISTS", "NOT_FOUND" -> false;
      default -> throw BadReply.of(line);
    };
  }

  static boolean touched(String line) {
    return isOrNotFound("TOUCHED", line);
  }

  static boolean deleted(String line) {
    return isOrNotFound("DELETED", line);
  }

  private static boolean isOrNotFound(String yes, String line) {
    if (line.equals(yes)) return true;
    if (line.equals("NOT_FOUND")) return false;
    throw BadReply.of(line);
  }

  static @Nullable Long number(String line) {
    if (line.equals("NOT_FOUND")) return null;
    try {
      return Long.parseUnsignedLong(line.strip());
    } catch (NumberFormatException e) {
      throw BadReply.of(line);
    }
  }

  static @Nullable Void ok(String line) {
    if (line.equals("OK")) return null;
    throw BadReply.of(line);
  }

  static String version(String line) {
    var word = "VERSION ";
    if (line.startsWith(word)) return line.substring(word.length());
    throw BadReply.of(line);
  }
}
