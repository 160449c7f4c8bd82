package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of 100,000 tasks. */
@InOneMode
class ManyTasksTest {
  private static final int MANY = 100_000;

  /**
   * Shapes of graphs, by the numbers of those that wait for a task; none of what is shown twice.
   */
  private enum Shape {
    CHAIN(i -> i == 0 ? List.of() : List.of(i - 1)),
    WIDE(i -> i == 0 ? List.of() : List.of(0)),
    ROOTS(i -> List.of()),
    TREE(i -> i == 0 ? List.of() : List.of((i - 1) / 2)),
    /** Two ways lead from each task to the next but one: 2^50,000 paths. */
    DIAMONDS(i -> i == 0 ? List.of() : i % 3 == 0 ? List.of(i - 2, i - 1) : List.of(i - i % 3)),
    CIRCLE(i -> List.of(i == 0 ? MANY / 2 : i - 1));

    private final IntFunction<List<Integer>> awaiters;

    Shape(IntFunction<List<Integer>> awaiters) {
      this.awaiters = awaiters;
    }

    Snapshot of(int count) {
      var tasks = new ArrayList<TaskInfo>();
      for (int i = 0; i < count; i++) {
        var above = awaiters.apply(i).stream().map(ManyTasksTest::awaiter).toList();
        tasks.add(
            new TaskInfo(
                "1:" + (MANY + i),
                "t" + (MANY + i),
                "Site.get",
                "waiting",
                "task",
                null,
                null,
                null,
                above,
                List.of()));
      }
      return Canned.of(tasks);
    }
  }

  private static TaskInfo.Awaiter awaiter(int number) {
    return new TaskInfo.Awaiter("1:" + (MANY + number), null);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("INS-06 INS-08 twice as many tasks make twice as much text, in each format")
  void linear(Shape shape) {
    var half = shape.of(MANY / 2);
    var whole = shape.of(MANY);
    var merged = TreeOptions.defaults().merge(true);
    for (var text :
        List.<Function<Snapshot, String>>of(
            snapshot -> snapshot.pstree(TreeOptions.defaults()),
            snapshot -> snapshot.ps(Snapshot.Format.CSV),
            snapshot -> snapshot.where(task -> true).toJson())) {
      double once = text.apply(half).length();
      assertThat(text.apply(whole).length() / once).isBetween(1.9, 2.2);
    }
    assertThat(whole.waits()).isEqualTo("  100000  task\n");
    assertThat(whole.pstree(merged).length())
        .isLessThanOrEqualTo(whole.pstree(TreeOptions.defaults()).length());
    assertThat(whole.cycles()).hasSize(shape == Shape.CIRCLE ? 1 : 0);
  }

  @Test
  @DisplayName("INS-12 tasks that are alike are one line, however many there are")
  void merged() {
    var merged = TreeOptions.defaults().merge(true);
    assertThat(Shape.WIDE.of(MANY).pstree(merged).lines()).hasSize(2);
    assertThat(Shape.ROOTS.of(MANY).pstree(merged).lines()).hasSize(1);
    assertThat(IntStream.of(1, 2, 3).mapToObj(Shape.TREE::of))
        .allSatisfy(few -> assertThat(few.pstree(merged)).startsWith("└── (T) t100000"));
  }
}
