package dev.asyncio4j.examples.guests;

import java.util.Map;

/** Numbers of signals, as Linux has them, and their names. */
final class Signals {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "HUP"),
          Map.entry(2, "INT"),
          Map.entry(10, "USR1"),
          Map.entry(12, "USR2"),
          Map.entry(14, "ALRM"),
          Map.entry(15, "TERM"),
          Map.entry(17, "CHLD"),
          Map.entry(18, "CONT"),
          Map.entry(28, "WINCH"));

  private Signals() {}

  static String name(int number) {
    var name = NAMES.get(number);
    if (name == null) throw new IllegalArgumentException("signal " + number + " cannot be caught");
    return name;
  }
}
