package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReplayInAnotherJvmTest {
  /** The program of the other JVM: a search, which the property makes a replay. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      var result = ScheduleSearch.explore(SearchOptions.defaults(), Faults::bank);
      var failure = result.failure().orElseThrow();
      System.out.println(result.schedules() + " " + failure.schedule());
      System.out.println(failure.error().getMessage());
    }
  }

  @Test
  @DisplayName(
      "TST-22 the property that a failure prints replays it in another JVM, and that alone")
  void replays() throws Exception {
    var failure =
        ScheduleSearch.explore(SearchOptions.defaults(), Faults::bank).failure().orElseThrow();
    var property = "-D" + ScheduleSearch.PROPERTY + "=" + failure.shortest();
    assertThat(failure.story()).contains(property);
    var output = ChildJvm.output(Program.class, List.of(property));
    assertThat(output.lines())
        .containsExactly("1 " + failure.shortest(), failure.error().getMessage());
  }
}
