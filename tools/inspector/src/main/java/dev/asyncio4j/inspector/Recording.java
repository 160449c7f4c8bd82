package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.Events.Event;
import dev.asyncio4j.inspector.Events.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a watch that one copy of the engine records, on a clock of its own and with task
 * numbers of its own.
 */
final class Recording {
  private static final int BITS_OF_TASKS = 40;
  private static final double NANOS = 1e9;

  /** The name by which the copy knows it. */
  final String id;

  /** The nanoseconds of the watch at which this began. */
  private final long start;

  /** The number that is added to those of its tasks, so that they differ from other copies'. */
  private final long base;

  /** The nanoseconds of this at the last poll. */
  private long nanos;

  /** The counts of each loop at the first and at the last poll. */
  private final Map<Integer, Counts> first = new HashMap<>();

  private final Map<Integer, Counts> last = new HashMap<>();

  Recording(String id, int number, long start) {
    this.id = id;
    this.start = start;
    this.base = (long) number << BITS_OF_TASKS;
  }

  /** Reads what the copy has answered to a poll; returns the nanoseconds of the watch. */
  long read(String answer, Recorded into) {
    var map = JsonReader.object(answer);
    var time = Json.number(map, "nanos");
    var seconds = Math.max(1, time - nanos) / NANOS;
    nanos = time;
    for (var loop : Json.list(map, "loops")) read((Map<?, ?>) loop, seconds, into);
    return start + time;
  }

  private void read(Map<?, ?> map, double seconds, Recorded into) {
    int loop = (int) Json.number(map, "id");
    events(loop, map, into.events);
    for (var step : Json.list(map, "slow")) into.add(slow(loop, (Map<?, ?>) step));
    var chains = Json.list(map, "profile");
    for (int i = 0; i + 1 < chains.size(); i += 2)
      into.add((String) chains.get(i), at(chains, i + 1));
    into.loops.add(activity(loop, map, seconds));
  }

  private void events(int loop, Map<?, ?> map, Events events) {
    var numbers = Json.list(map, "events");
    for (int i = 0; i + 3 < numbers.size(); i += 4) {
      var kind = Kind.values()[(int) at(numbers, i)];
      var other = at(numbers, i + 3);
      events.add(
          new Event(
              loop,
              kind,
              start + at(numbers, i + 1),
              task(at(numbers, i + 2)),
              kind.isOfTwo ? task(other) : other));
    }
    var names = Json.list(map, "names");
    for (int i = 0; i + 2 < names.size(); i += 3)
      events.name(task(at(names, i)), String.valueOf(names.get(i + 1)));
  }

  private long task(long number) {
    return number > 0 ? base + number : number;
  }

  private SlowStep slow(int loop, Map<?, ?> map) {
    return new SlowStep(
        loop,
        Duration.ofNanos(start + Json.number(map, "at")),
        Duration.ofNanos(Json.number(map, "nanos")),
        String.valueOf(map.get("text")),
        Json.list(map, "stack").stream().map(String::valueOf).toList());
  }

  /** Counts of a loop that only grow. */
  private record Counts(long busy, long created, long entries, long unread, long neverAwaited) {
    static Counts of(Map<?, ?> loop) {
      return new Counts(
          Json.number(loop, "busy"),
          Json.number(loop, "created"),
          Json.number(loop, "entries"),
          Json.number(loop, "unread"),
          Json.number(loop, "neverAwaited"));
    }
  }

  private LoopActivity activity(int loop, Map<?, ?> map, double seconds) {
    var now = Counts.of(map);
    var start = first.computeIfAbsent(loop, id -> now);
    var before = last.getOrDefault(loop, now);
    last.put(loop, now);
    return new LoopActivity(
        loop,
        Json.number(map, "running") != 0,
        Duration.ofNanos(Json.number(map, "lag")),
        Math.min(1, (now.busy - before.busy) / NANOS / seconds),
        (int) Json.number(map, "tasks"),
        (int) Json.number(map, "ready"),
        (int) Json.number(map, "timers"),
        (int) Json.number(map, "channels"),
        (now.created - before.created) / seconds,
        (now.entries - before.entries) / seconds,
        now.unread - start.unread,
        now.neverAwaited - start.neverAwaited,
        Json.number(map, "dropped"));
  }

  private static long at(List<?> list, int index) {
    return (Long) list.get(index);
  }
}
