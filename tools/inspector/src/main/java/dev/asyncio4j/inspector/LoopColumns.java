package dev.asyncio4j.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns about loops in the screen of {@code top}: as many as there is room for. */
final class LoopColumns {
  /**
   * A column.
   *
   * @param width of its cells, without the two blanks before it
   * @param rank of importance: those with the greatest go first where there is no room
   */
  private record Column(String title, int width, int rank, Function<LoopActivity, String> cell) {}

  private final List<Column> columns = new ArrayList<>();

  /** Chooses those that fit into {@code room}; the text of a loop's state comes from a snapshot. */
  LoopColumns(int room, Function<LoopActivity, String> state) {
    columns.add(new Column("loop", 4, 0, loop -> "" + loop.id()));
    columns.add(new Column("state", 8, 0, state));
    columns.add(new Column("lag", 8, 0, loop -> Top.brief(loop.lag())));
    columns.add(new Column("busy", 5, 1, loop -> Math.round(100 * loop.busy()) + " %"));
    columns.add(new Column("tasks", 8, 2, loop -> grouped(loop.tasks())));
    columns.add(new Column("ready", 6, 4, loop -> grouped(loop.ready())));
    columns.add(new Column("timers", 7, 6, loop -> grouped(loop.timers())));
    columns.add(new Column("channels", 8, 7, loop -> grouped(loop.channels())));
    columns.add(new Column("created/s", 9, 5, loop -> grouped(Math.round(loop.created()))));
    columns.add(new Column("steps/s", 9, 3, loop -> grouped(Math.round(loop.entries()))));
    while (width() > room && columns.size() > 1)
      columns.remove(
          columns.stream()
              .max((one, other) -> Integer.compare(one.rank, other.rank))
              .orElseThrow());
  }

  private int width() {
    return columns.stream().mapToInt(column -> column.width + 2).sum() - 2;
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  String titles() {
    return row(Column::title);
  }

  String of(LoopActivity loop) {
    return row(column -> column.cell.apply(loop));
  }

  private String row(Function<Column, String> text) {
    return columns.stream()
        .map(column -> aligned(column, text.apply(column)))
        .collect(Collectors.joining("  "));
  }

  /** Puts words to the left, and numbers to the right. */
  private static String aligned(Column column, String cell) {
    var side = column.title.equals("state") ? "-" : "";
    return String.format("%" + side + column.width + "s", cell);
  }
}
