package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.Events.Event;
import dev.asyncio4j.inspector.Events.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentences about what looks wrong in a process. Steady: one is given once it has been true for two
 * seconds, and stays until it has been false for five.
 */
final class Hints {
  private static final Duration UNTIL_SHOWN = Duration.ofSeconds(2);
  private static final Duration UNTIL_GONE = Duration.ofSeconds(5);
  private static final int CROWD = 1000;
  private static final int FEWEST_STEPS = 1000;
  private static final double MOSTLY = 0.9;
  private static final Duration LATE = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(1);
  private static final Duration RECENT = Duration.ofSeconds(10);

  /** The times at which a sentence became true, and was true last. */
  private record Seen(long since, long last) {}

  private final Map<String, Seen> seen = new LinkedHashMap<>();

  /** Returns the hints at the time {@code nanos}, at which {@code now} are true. */
  List<String> at(long nanos, Set<String> now) {
    for (var hint : now) {
      var before = seen.get(hint);
      seen.put(hint, new Seen(before == null ? nanos : before.since, nanos));
    }
    seen.values().removeIf(state -> nanos - state.last >= patience(state).toNanos());
    return seen.entrySet().stream()
        .filter(entry -> shown(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean shown(Seen state) {
    return state.last - state.since >= UNTIL_SHOWN.toNanos();
  }

  private static Duration patience(Seen state) {
    return shown(state) ? UNTIL_GONE : UNTIL_SHOWN;
  }

  /** Returns what is true of the tasks of a snapshot. */
  static Set<String> of(Snapshot snapshot) {
    var hints = new LinkedHashSet<String>();
    for (var cycle : snapshot.cycles())
      hints.add(
          "These tasks wait for each other, and can never go on: " + String.join(", ", cycle));
    var crowds = new HashMap<String, Integer>();
    var waiting = new HashMap<String, String>();
    for (var task : snapshot.tasks()) {
      if (task.on() == null) continue;
      // The numbers in the text of an object change: they are not part of which one it is.
      var what = task.waitsFor() + " on " + task.on().replaceAll("[=:]\\d+", "");
      crowds.merge(what, 1, Integer::sum);
      waiting.put(what, "" + task.waitsFor());
    }
    crowds.forEach(
        (what, count) -> {
          if (count > CROWD)
            hints.add(
                "More than " + CROWD + " tasks wait in " + waiting.get(what) + " for one object");
        });
    for (var loop : snapshot.loops()) {
      var complaint = loop.complaint();
      if (complaint == null) continue;
      hints.add(complaint);
      if (snapshot.tasks().stream().anyMatch(task -> isNew(task, loop)))
        hints.add("Tasks of loop " + loop.id() + " have not begun: it is blocked");
    }
    return hints;
  }

  private static boolean isNew(TaskInfo task, LoopInfo loop) {
    return task.state().equals("new") && task.id().startsWith(loop.id() + ":");
  }

  /** Returns what is true of the last seconds of a watch. */
  static Set<String> of(Watch watch) {
    var recent = watch.events().since(watch.nanos() - RECENT.toNanos());
    var hints = of(watch.loops(), recent, watch.events());
    for (var step : watch.slowSteps()) {
      var ago = watch.nanos() - step.at().plus(step.time()).toNanos();
      if (step.time().compareTo(LONG) < 0 || ago > RECENT.toNanos()) continue;
      var at = step.stack().isEmpty() ? "" : ", at " + step.stack().get(0);
      hints.add(
          "A step of " + step.name() + " has held loop " + step.loop() + " for over a second" + at);
    }
    return hints;
  }

  /** Returns what is true of what loops do. */
  static Set<String> of(List<LoopActivity> loops, List<Event> events, Events names) {
    var hints = new LinkedHashSet<String>();
    for (var loop : loops) {
      var name = "loop " + loop.id();
      if (loop.lag().compareTo(LATE) > 0)
        hints.add("Loop " + loop.id() + " is late: what is ready waits for more than 100 ms");
      if (loop.unread() > 0) hints.add("Errors were never read on " + name + ": the log has them");
      if (loop.neverAwaited() > 0)
        hints.add("Coroutines were never awaited on " + name + ": the log says which");
    }
    var steps = new HashMap<Long, Integer>();
    var yields = new HashMap<Long, Integer>();
    for (var event : events) {
      if (event.kind() == Kind.STEP && event.a() != 0) steps.merge(event.a(), 1, Integer::sum);
      if (event.kind() == Kind.WAITS && event.b() == Events.YIELDS)
        yields.merge(event.a(), 1, Integer::sum);
    }
    var busy = new ArrayList<Long>();
    steps.forEach(
        (task, count) -> {
          if (count >= FEWEST_STEPS && yields.getOrDefault(task, 0) > MOSTLY * count)
            busy.add(task);
        });
    for (var task : busy)
      hints.add(names.nameOf(task) + " only wakes itself: await what it looks for, not sleep(0)");
    return hints;
  }
}
