package dev.asyncio4j.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the engine spends on an operation, as counts that no noise of the machine changes: bytes
 * allocated, passes of the loop, switches to a fiber. Times are for {@code benchmarks/}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CostTest {
  /**
   * Makes counts exact: the first compiler removes no allocation, it does its work early and at
   * points that are the same in each run, and no collection happens.
   */
  private static final List<String> EXACT =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:CompileThresholdScaling=0.02",
          "-Xbatch",
          "-XX:+UseSerialGC",
          "-Xms1g",
          "-Xmx1g",
          "-Xmn800m");

  private static final double ROUNDING = 0.05;

  private Map<String, Figures> measured = Map.of();

  private record Figures(double bytes, double passes, double switches) {
    static Figures of(String[] columns) {
      return new Figures(
          Double.parseDouble(columns[1]),
          Double.parseDouble(columns[2]),
          Double.parseDouble(columns[3]));
    }
  }

  @BeforeAll
  void measure() throws IOException, InterruptedException {
    measured =
        ChildJvm.output(CostMeter.class, EXACT)
            .lines()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(columns -> columns[0], Figures::of));
  }

  static Stream<Cost> counted() {
    return Stream.of(Cost.values()).filter(cost -> cost.bytesAreCounted(ChildJvm.MODE));
  }

  /** In mode handoff nothing can be counted, and no row is there to be checked. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("counted")
  @DisplayName("an operation allocates no more than its limit")
  void bytesAllocated(Cost cost) {
    assertThat(figures(cost).bytes())
        .as(
            "bytes that \"%s\" allocates (limit %d): look for a new object, lambda or box on its"
                + " path; if it has to be, raise the limit in Cost",
            cost, cost.bytes)
        .isLessThanOrEqualTo(cost.bytes);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("an operation takes exactly asyncio's number of passes")
  void passesOfTheLoop(Cost cost) {
    assertThat(figures(cost).passes())
        .as("passes of the loop that \"%s\" takes", cost)
        .isCloseTo(cost.passes, within(ROUNDING));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "a Java body is switched to at most once for each time it waits, a Kotlin body never")
  void switchesToAFiber(Cost cost) {
    assertThat(figures(cost).switches())
        .as("switches to a fiber that \"%s\" takes", cost)
        .isCloseTo(cost.switches(ChildJvm.MODE), within(ROUNDING));
  }

  @Test
  @DisplayName("every operation that is measured has its limits")
  void allAreLimited() {
    assertThat(measured.keySet())
        .containsExactlyInAnyOrderElementsOf(Stream.of(Cost.values()).map(Cost::toString).toList());
  }

  private Figures figures(Cost cost) {
    assertThat(measured).containsKey(cost.toString());
    return measured.get(cost.toString());
  }
}
