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

  /** The counts of each loop at its first poll and at the last one, at which it was there. */
  private Map<Integer, Polled> polled = Map.of();

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
    var now = new HashMap<Integer, Polled>();
    for (var each : Json.list(map, "loops")) {
      var loop = (Map<?, ?>) each;
      int number = (int) Json.number(loop, "id");
      var counts = Counts.of(loop);
      var before = polled.getOrDefault(number, new Polled(counts, counts));
      now.put(number, new Polled(before.first, counts));
      read(number, loop, into);
      into.loops.add(activity(number, loop, counts, before, seconds));
    }
    polled = now; // without those that are closed
    return start + time;
  }

  private void read(int loop, Map<?, ?> map, Recorded into) {
    events(loop, map, into.events);
    for (var step : Json.list(map, "slow")) into.add(slow(loop, (Map<?, ?>) step));
    var chains = Json.list(map, "profile");
    for (int i = 0; i + 1 < chains.size(); i += 2)
      into.add((String) chains.get(i), at(chains, i + 1));
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

  private record Polled(Counts first, Counts last) {}

  private static LoopActivity activity(
      int loop, Map<?, ?> map, Counts now, Polled before, double seconds) {
    return new LoopActivity(
        loop,
        Json.number(map, "running") != 0,
        Duration.ofNanos(Json.number(map, "lag")),
        Math.min(1, (now.busy - before.last.busy) / NANOS / seconds),
        (int) Json.number(map, "tasks"),
        (int) Json.number(map, "ready"),
        (int) Json.number(map, "timers"),
        (int) Json.number(map, "channels"),
        (now.created - before.last.created) / seconds,
        (now.entries - before.last.entries) / seconds,
        now.unread - before.first.unread,
        now.neverAwaited - before.first.neverAwaited,
        Json.number(map, "dropped"));
  }

  private static long at(List<?> list, int index) {
    return (Long) list.get(index);
  }
}
