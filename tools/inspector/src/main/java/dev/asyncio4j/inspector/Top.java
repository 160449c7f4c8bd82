package dev.asyncio4j.inspector;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The screen of {@code top}: loops, what tasks wait for, and slow steps. */
final class Top {
  private static final String CLEAR = "\u001B[H\u001B[2J";
  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[31m";
  private static final String PLAIN = "\u001B[0m";
  private static final int MOST_WAITS = 15;
  private static final int MOST_SLOW = 8;
  private static final int WIDTH = 110;
  private static final Duration LATE = Duration.ofMillis(100);

  private final long pid;
  private final boolean inColour;
  private final Hints hints = new Hints();
  private final StringBuilder text = new StringBuilder();

  Top(long pid, boolean inColour) {
    this.pid = pid;
    this.inColour = inColour;
  }

  String screen(Snapshot snapshot, Watch watch) {
    text.setLength(0);
    if (inColour) text.append(CLEAR);
    var now = LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    line(
        "process %d   loops %d   tasks %,d   %s",
        pid, snapshot.loops().size(), snapshot.tasks().size(), now);
    text.append('\n');
    title(
        "loop  state         lag   busy     tasks   ready  timers  channels  created/s    steps/s");
    for (var loop : watch.loops()) loop(loop, snapshot);
    for (var hint : hints.at(watch.nanos(), Hints.of(snapshot))) coloured(RED, hint);
    text.append('\n');
    title("   tasks  wait for");
    snapshot.waits().lines().limit(MOST_WAITS).forEach(row -> text.append(cut(row)).append('\n'));
    var slow = watch.slowSteps();
    if (!slow.isEmpty()) slow(slow.subList(Math.max(0, slow.size() - MOST_SLOW), slow.size()));
    return text.toString();
  }

  private void loop(LoopActivity loop, Snapshot snapshot) {
    var state =
        snapshot.loops().stream()
            .filter(info -> info.id() == loop.id())
            .map(LoopInfo::state)
            .findFirst()
            .orElse("closed");
    var row =
        String.format(
            Locale.ROOT,
            "%4d  %-8s %8s  %3.0f %%  %,8d  %,6d  %,6d  %,8d  %,9.0f  %,9.0f",
            loop.id(),
            state,
            brief(loop.lag()),
            100 * loop.busy(),
            loop.tasks(),
            loop.ready(),
            loop.timers(),
            loop.channels(),
            loop.created(),
            loop.entries());
    if (loop.lag().compareTo(LATE) > 0 || state.equals("blocked")) coloured(RED, row);
    else text.append(row).append('\n');
  }

  private void slow(List<SlowStep> steps) {
    text.append('\n');
    title("    slow  step");
    for (int i = steps.size() - 1; i >= 0; i--) {
      var step = steps.get(i);
      var at = step.stack().isEmpty() ? "" : "  at " + step.stack().get(0);
      var row = String.format(Locale.ROOT, "%8s  %s%s", brief(step.time()), step.name(), at);
      text.append(cut(TaskTable.plain(row))).append('\n');
    }
  }

  /** Writes a time in the unit that suits it. */
  static String brief(Duration time) {
    var micros = time.toNanos() / 1000.0;
    if (micros < 1000) return String.format(Locale.ROOT, "%.0f µs", micros);
    if (micros < 1_000_000) return String.format(Locale.ROOT, "%.1f ms", micros / 1000);
    return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000);
  }

  private static String cut(String row) {
    return row.length() <= WIDTH ? row : row.substring(0, WIDTH - 1) + "…";
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void title(String title) {
    coloured(BOLD, title);
  }

  private void coloured(String colour, String row) {
    if (inColour) text.append(colour).append(row).append(PLAIN).append('\n');
    else text.append(row).append('\n');
  }
}
