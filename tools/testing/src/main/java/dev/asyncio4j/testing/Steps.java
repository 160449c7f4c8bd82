package dev.asyncio4j.testing;

import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.StepInfo;
import dev.asyncio4j.lowlevel.StepInfo.Kind;
import dev.asyncio4j.lowlevel.StepOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of one run: which steps may come next, by the level and by fairness; the picker's
 * choice among them; what was chosen.
 */
final class Steps implements StepOrder {
  /** The choices so far, one for each point that had more than one. */
  final List<Integer> choices = new ArrayList<>();

  /** The number of alternatives that each of these points had. */
  final List<Integer> alternatives = new ArrayList<>();

  int count;
  private final Picker picker;
  private final SearchOptions options;
  private final @Nullable Story story;

  /** The steps that each other task has run while one was ready, for each task that is. */
  private final Map<Task<?>, Map<Task<?>, Integer>> passed = new IdentityHashMap<>();

  /** The test is over: what follows is its clean-up, in the usual order. */
  private boolean over;

  Steps(Picker picker, SearchOptions options, @Nullable Story story) {
    this.picker = picker;
    this.options = options;
    this.story = story;
  }

  void over() {
    over = true;
  }

  @Override
  public int next(List<StepInfo> ready) {
    if (over) return 0;
    if (++count > options.mostSteps()) {
      over = true;
      throw new IllegalStateException(
          "the test does not end: it has run "
              + options.mostSteps()
              + " steps; the next one is "
              + ready.get(0).text());
    }
    var movable = movable(ready);
    int chosen = movable.get(choose(ready, movable));
    note(ready, chosen);
    if (story != null) story.step(ready, chosen);
    return chosen;
  }

  private int choose(List<StepInfo> ready, List<Integer> movable) {
    int starved = starved(ready, movable);
    if (starved >= 0) return starved;
    if (movable.size() == 1) return 0;
    var who = new ArrayList<@Nullable Task<?>>();
    for (int index : movable) who.add(ready.get(index).task());
    int choice = picker.pick(who);
    choices.add(choice);
    alternatives.add(movable.size());
    return choice;
  }

  /** The indices of the steps that may come next, the usual one first. */
  private List<Integer> movable(List<StepInfo> ready) {
    var movable = new ArrayList<Integer>();
    boolean first = true; // of those that keep their order
    boolean firstForeign = true;
    for (int i = 0; i < ready.size(); i++) {
      var kind = ready.get(i).kind();
      if (kind == Kind.FOREIGN && options.level() != SearchOptions.Level.TASKS) {
        if (firstForeign) movable.add(i);
        firstForeign = false;
      } else if (moves(kind)) {
        movable.add(i);
      } else if (first) {
        movable.add(i);
        first = false;
      }
    }
    return movable;
  }

  private boolean moves(Kind kind) {
    return switch (options.level()) {
      case TASKS -> kind == Kind.TASK;
      case ARRIVALS -> kind == Kind.TIMER || kind == Kind.CHANNEL;
      case ALL -> true;
    };
  }

  /**
   * The place in {@code movable} of a task that has waited for long enough; -1 if there is none.
   */
  private int starved(List<StepInfo> ready, List<Integer> movable) {
    for (int i = 0; i < movable.size(); i++) {
      var waits = passed.get(ready.get(movable.get(i)).task());
      if (waits == null) continue;
      for (int steps : waits.values()) if (steps >= options.fairAfter()) return i;
    }
    return -1;
  }

  private void note(List<StepInfo> ready, int chosen) {
    var runs = ready.get(chosen).task();
    if (runs == null) return;
    passed.remove(runs);
    for (var step : ready) {
      var waits = step.task();
      if (waits != null && waits != runs)
        passed.computeIfAbsent(waits, key -> new IdentityHashMap<>()).merge(runs, 1, Integer::sum);
    }
  }
}
