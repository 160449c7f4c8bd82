package dev.asyncio4j.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A Markdown table, with what is missing named under it. */
final class Table {
  static final String NONE = "–";
  private final StringBuilder text = new StringBuilder();

  Table(String introduction, List<String> columns) {
    text.append(introduction).append("\n\n");
    row(columns);
    text.append('|').append("---|".repeat(columns.size())).append('\n');
  }

  /** A table of what operations cost, by the clock and of the processor. */
  static Table ofCosts(int rounds, List<String> columns) {
    return new Table(
        ("ns per operation, best of %d rounds; behind the slash: of the processor, in this"
                + " process; in brackets: times less of it than the first column.")
            .formatted(rounds),
        columns);
  }

  void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  String missing(List<String> missing) {
    if (!missing.isEmpty()) text.append("\nNot measured:\n");
    missing.forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  static String number(OptionalDouble figure) {
    return figure.isPresent() ? format("%,.0f", figure.getAsDouble()) : NONE;
  }

  static String tenths(OptionalDouble figure) {
    return figure.isPresent() ? format("%.1f", figure.getAsDouble()) : NONE;
  }

  /** {@code figure} and, in brackets, {@code ratio}; either may be unknown. */
  static String number(OptionalDouble figure, OptionalDouble ratio) {
    boolean both = figure.isPresent() && ratio.isPresent();
    return number(figure) + (both ? " (" + times(ratio.getAsDouble()) + ")" : "");
  }

  static OptionalDouble ratio(OptionalDouble over, OptionalDouble under) {
    return over.isPresent() && under.isPresent()
        ? OptionalDouble.of(over.getAsDouble() / under.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Returns a ratio with two decimals: for those near one. */
  static String factor(OptionalDouble ratio) {
    return ratio.isPresent() ? format("%.2f", ratio.getAsDouble()) : NONE;
  }

  /** Two digits where they tell something. */
  static String times(double ratio) {
    return format(ratio < 10 ? "%.1f" : "%.0f", ratio);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
