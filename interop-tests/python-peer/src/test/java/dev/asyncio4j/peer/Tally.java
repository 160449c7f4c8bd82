package dev.asyncio4j.peer;

import dev.asyncio4j.peer.KnownFailures.Known;
import dev.asyncio4j.peer.SuiteRun.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tests of a module, counted, and compared with what is known. */
record Tally(
    String module,
    int passed,
    int skipped,
    Map<String, Long> known,
    List<String> unknown,
    List<String> mended) {
  static final String[] HEAD = {
    "| module | run | passed | skipped | known: GraalPy's | known: the harness's | known: by design"
        + " | not known |",
    "|---|---:|---:|---:|---:|---:|---:|---:|"
  };

  static Tally of(String module, Map<String, Ending> endings) {
    int passed = 0;
    int skipped = 0;
    var known = new TreeMap<String, Long>();
    var unknown = new ArrayList<String>();
    var mended = new ArrayList<String>();
    for (var each : endings.entrySet()) {
      var test = each.getKey();
      if (!test.startsWith(module + ".")) continue;
      var ending = each.getValue();
      var line = known(test);
      switch (ending.what()) {
        case "passed" -> {
          passed++;
          line.ifPresent(ignored -> mended.add(test));
        }
        case "skipped" -> skipped++;
        default -> {
          line.ifPresent(found -> known.merge(found.reason(), 1L, Long::sum));
          if (line.isEmpty()) unknown.add(test + " " + ending.what() + ": " + ending.why());
        }
      }
    }
    return new Tally(module, passed, skipped, known, unknown, mended);
  }

  private static Optional<Known> known(String test) {
    return KnownFailures.ALL.stream().filter(known -> known.fits(test)).findFirst();
  }

  String line() {
    long failed = unknown.size() + known.values().stream().mapToLong(Long::longValue).sum();
    return "| %s | %d | %d | %d | %d | %d | %d | %d |"
        .formatted(
            module,
            passed + failed,
            passed,
            skipped,
            known.getOrDefault("graalpy", 0L),
            known.getOrDefault("harness", 0L),
            known.getOrDefault("design", 0L),
            unknown.size());
  }
}
