package dev.asyncio4j.testing;

import java.util.ArrayList;
import java.util.List;

/** Looks for the order with the fewest deviations from the usual one that still fails. */
final class Shortening {
  private static final int MOST_RUNS = 500;

  private final Search search;
  private final Class<?> error;
  private List<Integer> best;
  private int runs;

  Shortening(Search search, Search.Run failed) {
    this.search = search;
    error = failed.error().getClass();
    best = List.copyOf(failed.steps().choices);
  }

  Schedule shortest() {
    truncate();
    boolean better = true;
    while (better) {
      better = false;
      for (int i = best.size() - 1; i >= 0; i--)
        if (i < best.size() && best.get(i) != 0) better |= keepIfFails(without(i));
    }
    return Schedule.of(best);
  }

  /** Leaves out the half of what is left of the end, as long as it fails without. */
  private void truncate() {
    int from = 0;
    int to = best.size();
    while (from < to) {
      int middle = (from + to) / 2;
      if (keepIfFails(best.subList(0, middle))) to = middle;
      else from = middle + 1;
    }
  }

  private List<Integer> without(int index) {
    var fewer = new ArrayList<>(best);
    fewer.set(index, 0);
    return fewer;
  }

  private boolean keepIfFails(List<Integer> choices) {
    if (++runs > MOST_RUNS) return false;
    var run = search.run(Schedule.of(choices), false, null);
    if (run.error() == null || run.error().getClass() != error) return false;
    best = Schedule.of(choices).choices();
    return true;
  }
}
