package dev.asyncio4j.inspector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest events of the loops that are watched, and the names of their tasks: no more of either
 * than {@code most}. The end of a task may be missing, so those that were spoken of last are kept.
 */
final class Events {
  /** The kinds, by the numbers that processes send. */
  enum Kind {
    CREATED(true),
    ENDED(false),
    CANCELLED(true),
    WAITS(true),
    SCHEDULED(true),
    STEP(false),
    FOREIGN(false);

    /** True if both numbers of an event are of tasks. */
    final boolean isOfTwo;

    Kind(boolean isOfTwo) {
      this.isOfTwo = isOfTwo;
    }
  }

  /** The place of a task that waits for the next pass only. */
  static final long YIELDS = -1;

  /**
   * An event.
   *
   * @param time nanoseconds since the start of the watch
   * @param a the task's number; 0 for a callback
   * @param b the other task, the nanoseconds of a step, or how a task has ended
   */
  record Event(int loop, Kind kind, long time, long a, long b) {}

  private final int most;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private final Map<Long, String> names = new LinkedHashMap<>(16, 0.75f, true);

  Events(int most) {
    this.most = most;
  }

  void add(Event event) {
    names.get(event.a); // it is spoken of
    if (events.size() == most) {
      var old = events.remove();
      if (old.kind == Kind.ENDED) names.remove(old.a); // nothing after it speaks of that task
    }
    events.add(event);
  }

  void name(long task, String name) {
    names.put(task, name);
    if (names.size() <= most) return;
    var oldest = names.keySet().iterator();
    oldest.next();
    oldest.remove();
  }

  String nameOf(long task) {
    return names.getOrDefault(task, "Task-" + task);
  }

  List<Event> all() {
    return new ArrayList<>(events);
  }

  /** Returns those that came from {@code time} on. */
  List<Event> since(long time) {
    return events.stream().filter(event -> event.time + Math.max(0, event.b) >= time).toList();
  }
}
