package dev.asyncio4j.testing;

import dev.asyncio4j.lowlevel.Leftover.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One thing that a test may leave behind: a kind, and a pattern of its text or name. */
record Allowed(String kind, Pattern pattern) {
  static final String REPORTS = "reports";

  private static final Map<String, String> WORDS =
      Map.of(
          "tasks",
          Kind.TASK.name(),
          "timers",
          Kind.TIMER.name(),
          "transports",
          Kind.CHANNEL.name(),
          "children",
          Kind.RESOURCE.name(),
          "resources",
          Kind.RESOURCE.name(),
          "generators",
          Kind.GENERATOR.name(),
          "executors",
          Kind.JOB.name(),
          "coroutines",
          Kind.COROUTINE.name(),
          "errors",
          Kind.ERROR.name(),
          REPORTS,
          REPORTS);

  static Allowed parse(String text) {
    var colon = text.indexOf(':');
    var word = colon < 0 ? text : text.substring(0, colon);
    var kind = WORDS.get(word);
    if (kind == null)
      throw new IllegalArgumentException(
          "mayLeave \""
              + text
              + "\": there is no kind '"
              + word
              + "'; give one of "
              + WORDS.keySet().stream().sorted().toList());
    return new Allowed(kind, glob(colon < 0 ? "*" : text.substring(colon + 1)));
  }

  private static Pattern glob(String glob) {
    return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
  }

  /** {@return whether one of {@code all} allows a thing of that kind} */
  static boolean any(List<String> all, String kind, String text) {
    return all.stream()
        .map(Allowed::parse)
        .anyMatch(it -> it.kind.equals(kind) && it.pattern.matcher(text).matches());
  }
}
