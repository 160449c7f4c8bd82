package dev.asyncio4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.asyncio4j.lowlevel.Instruments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs that must behave as under CPython's asyncio: line for line, in the same order. */
class ConformanceTest {
  private static final Map<String, Integer> CONFORMING = new TreeMap<>();

  @TestFactory
  Stream<DynamicContainer> programsConform() {
    return CaseFile.AREAS.stream().map(ConformanceTest::area);
  }

  private static DynamicContainer area(String area) {
    var cases = CaseFile.read(area);
    var tests =
        cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(area, each)));
    return DynamicContainer.dynamicContainer(area, tests);
  }

  private static void check(String area, ConformanceCase expected) {
    var trace = Harness.run(expected, Machine::javaBody);
    if (!trace.equals(expected.trace()))
      fail(expected.name() + "\n" + diff(expected.trace(), trace));
    CONFORMING.merge(area, 1, Integer::sum);
  }

  @Test
  @DisplayName("INS-22 every program conforms while an instrument hears of all that happens, too")
  void withAnInstrument() {
    var instrument = new CountingInstrument();
    var others = new ArrayList<String>();
    try (var all = Instruments.addToAll(instrument)) {
      for (var area : CaseFile.AREAS)
        for (var each : CaseFile.read(area))
          if (!Harness.run(each, Machine::javaBody).equals(each.trace())) others.add(each.name());
    }
    assertThat(others).isEmpty();
    assertThat(instrument.calls)
        .containsKeys("runBegan", "runEnded", "taskCreated", "taskEnded", "taskCancelled")
        .containsKeys("taskWaits", "taskScheduled", "passBegan", "stepBegan", "stepEnded");
  }

  /** The lines in common, then both traces from where they part: - is expected, + is what came. */
  static String diff(List<String> expected, List<String> actual) {
    int same = 0;
    while (same < Math.min(expected.size(), actual.size())
        && expected.get(same).equals(actual.get(same))) {
      same++;
    }
    var lines = new ArrayList<String>();
    expected.subList(0, same).forEach(line -> lines.add("  " + line));
    expected.subList(same, expected.size()).forEach(line -> lines.add("- " + line));
    actual.subList(same, actual.size()).forEach(line -> lines.add("+ " + line));
    return String.join("\n", lines);
  }

  @AfterAll
  static void report() {
    var mode = System.getProperty("asyncio4j.fibers", "chosen by the engine");
    for (String area : CaseFile.AREAS) {
      int conforming = CONFORMING.getOrDefault(area, 0);
      int all = CaseFile.read(area).size();
      System.out.printf(
          "conformance %s: %d of %d conform (mode %s)%n", area, conforming, all, mode);
    }
  }
}
