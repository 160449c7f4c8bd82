package dev.asyncio4j.inspector;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The screen of {@code top}: loops, what tasks wait for, and slow steps. On a terminal it is
 * written over the last one, no wider and no longer than that is; elsewhere below it.
 */
final class Top {
  private static final String HOME = "\u001B[H";
  private static final String END_OF_ROW = "\u001B[K\n";
  private static final String END_OF_SCREEN = "\u001B[J";
  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[31m";
  private static final String PLAIN = "\u001B[0m";
  private static final String CLOSED = "closed";
  private static final int MOST_WAITS = 15;
  private static final int MOST_SLOW = 8;
  private static final int WIDEST = 110;
  private static final Duration LATE = Duration.ofMillis(100);

  private final long pid;
  private final boolean inColour;
  private final Hints hints = new Hints();
  private final Growth growth = new Growth();
  private final List<String> rows = new ArrayList<>();
  private int width = WIDEST;

  Top(long pid, boolean inColour) {
    this.pid = pid;
    this.inColour = inColour;
  }

  /** Writes the screen; {@code terminal} is null where the text is no screen. */
  String screen(Snapshot snapshot, Watch watch, @Nullable Terminal terminal) {
    rows.clear();
    width = terminal == null ? WIDEST : terminal.columns();
    var now = LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    var tasks = snapshot.loops().stream().mapToInt(LoopInfo::tasks).sum();
    var loops = snapshot.loops().size();
    row("", "process %d   loops %d   tasks %,d   %s", pid, loops, tasks, now);
    row("", "");
    loops(watch.loops(), snapshot);
    for (var hint : hints.at(watch.nanos(), hintsOf(snapshot, watch))) row(RED, "%s", hint);
    row("", "");
    var groups = new WaitGroups(snapshot.tasks());
    row(BOLD, "%s", groups.titles());
    groups.rows().stream().limit(MOST_WAITS).forEach(line -> row("", "%s", line));
    var slow = watch.slowSteps();
    if (!slow.isEmpty()) slow(slow.subList(Math.max(0, slow.size() - MOST_SLOW), slow.size()));
    if (terminal == null) return String.join("\n", rows) + "\n\n";
    var shown = rows.subList(0, Math.min(rows.size(), Math.max(1, terminal.rows() - 1)));
    return HOME + String.join(END_OF_ROW, shown) + END_OF_ROW + END_OF_SCREEN;
  }

  private void loops(List<LoopActivity> loops, Snapshot snapshot) {
    var columns = new LoopColumns(width, loop -> stateOf(loop, snapshot));
    row(BOLD, "%s", columns.titles());
    for (var loop : loops) {
      var state = stateOf(loop, snapshot);
      if (state.equals(CLOSED)) continue; // since the last look
      var isLate = loop.lag().compareTo(LATE) > 0 || state.equals("blocked");
      row(isLate ? RED : "", "%s", columns.of(loop));
    }
  }

  private Set<String> hintsOf(Snapshot snapshot, Watch watch) {
    var now = Hints.of(snapshot);
    now.addAll(growth.of(snapshot));
    now.addAll(Hints.of(watch));
    return now;
  }

  private static String stateOf(LoopActivity loop, Snapshot snapshot) {
    return snapshot.loops().stream()
        .filter(info -> info.id() == loop.id())
        .map(LoopInfo::state)
        .findFirst()
        .orElse(CLOSED);
  }

  private void slow(List<SlowStep> steps) {
    row("", "");
    row(BOLD, "    slow  step");
    for (int i = steps.size() - 1; i >= 0; i--) {
      var step = steps.get(i);
      var at = step.stack().isEmpty() ? "" : "  at " + step.stack().get(0);
      row("", "%8s  %s%s", brief(step.time()), step.name(), at);
    }
  }

  /** Writes a time in the unit that suits it. */
  static String brief(Duration time) {
    var micros = time.toNanos() / 1000.0;
    if (micros < 1000) return String.format(Locale.ROOT, "%.0f µs", micros);
    if (micros < 1_000_000) return String.format(Locale.ROOT, "%.1f ms", micros / 1000);
    return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000);
  }

  private void row(String colour, String format, Object... values) {
    var text = TaskTable.plain(String.format(Locale.ROOT, format, values));
    if (text.length() > width) text = text.substring(0, width - 1) + "…";
    rows.add(inColour && !colour.isEmpty() ? colour + text + PLAIN : text);
  }
}
