package dev.asyncio4j.inspector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a command: its name, the process, and its options, of which it knows the names. */
final class CommandLine {
  private static final Map<String, Set<String>> COMMANDS =
      Map.of(
          "ps", Set.of("--format", "--name", "--sort", "--frames"),
          "pstree", Set.of("--format", "--merge", "--root", "--frames", "--all-frames"),
          "waits", Set.of("--frames"),
          "top", Set.of("--interval", "--times"),
          "serve", Set.of("--port"),
          "timeline", Set.of("--seconds", "--output", "--format"),
          "dump", Set.of("--output"));
  private static final Set<String> FLAGS =
      Set.of("--merge", "--all-frames", "--no-color", "--agent");

  /** Other names of commands and options. */
  private static final Map<String, String> SYNONYMS =
      Map.of("page", "serve", "record", "timeline", "-o", "--output");

  private static final Set<String> EVERYWHERE =
      Set.of("--retries", "--timeout", "--agent", "--no-color");

  final String name;
  final long pid;
  private final Map<String, String> options = new HashMap<>();

  CommandLine(List<String> args) {
    var words = new ArrayList<String>();
    var left = new ArrayDeque<>(args);
    while (!left.isEmpty()) {
      var written = left.remove();
      var word = SYNONYMS.getOrDefault(written, written);
      if (!word.startsWith("--")) words.add(word);
      else if (FLAGS.contains(word)) options.put(word, "");
      else if (left.isEmpty()) throw new IllegalArgumentException(word + " needs a value");
      else options.put(word, left.remove());
    }
    if (words.size() != 2)
      throw new IllegalArgumentException("a command and the id of a process are needed");
    name = words.get(0);
    var known = COMMANDS.get(name);
    if (known == null) throw new IllegalArgumentException("there is no command " + name);
    for (var option : options.keySet())
      if (!known.contains(option) && !EVERYWHERE.contains(option))
        throw new IllegalArgumentException(name + " has no option " + option);
    pid = number("PID", words.get(1));
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  String text(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  int number(String option, int otherwise) {
    var value = options.get(option);
    return value == null ? otherwise : number(option, value);
  }

  private static int number(String what, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) return number;
    } catch (NumberFormatException error) {
      // It is told below.
    }
    throw new IllegalArgumentException(what + " is a number, not " + value);
  }

  /** Returns one of some words. */
  String oneOf(String option, List<String> words) {
    var word = options.getOrDefault(option, words.get(0));
    if (words.contains(word)) return word;
    var last = words.size() - 1;
    throw new IllegalArgumentException(
        option
            + " is "
            + String.join(", ", words.subList(0, last))
            + " or "
            + words.get(last)
            + ", not "
            + word);
  }
}
