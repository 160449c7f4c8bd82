package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.Events.Event;
import dev.asyncio4j.inspector.Events.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A watch over all loops of a process: their lag, their slow steps, where their time goes, and a
 * trace.
 *
 * <p><i>Python:</i> none. The process records while it is polled, and forgets the watch when it has
 * not been for the time of its lease: so a tool that is killed costs nothing. Recording takes two
 * reads of the clock for each step.
 *
 * <p><b>Thread and loop:</b> from any thread, one at a time. Polling another process blocks: use
 * {@code toThread} in a coroutine.
 *
 * <pre>{@code
 * try (Watch watch = Inspector.watch(WatchOptions.defaults())) {
 *   watch.poll();
 *   for (SlowStep step : watch.slowSteps()) System.out.println(step);
 * }
 * }</pre>
 */
public final class Watch implements AutoCloseable {
  private static final int MOST_EVENTS = 1_000_000;
  private static final int MOST_SLOW = 50;
  private static final double NANOS = 1e9;

  private final Session session;
  private final String id;
  private final Events events = new Events(MOST_EVENTS);
  private final ArrayDeque<SlowStep> slow = new ArrayDeque<>();
  private final Map<String, Long> profile = new TreeMap<>();
  private final Map<Integer, Map<?, ?>> before = new HashMap<>();
  private List<LoopActivity> loops = List.of();
  private long nanos;

  Watch(Session session, WatchOptions options) {
    this.session = session;
    this.id = session.ask("watch", options.asText());
  }

  /**
   * Fetches what was recorded since the last time.
   *
   * @throws InspectException if the process has ended, or has forgotten the watch
   */
  public synchronized void poll() {
    var map = JsonReader.object(session.ask("drain", id));
    var time = number(map, "nanos");
    var seconds = Math.max(1, time - nanos) / NANOS;
    nanos = time;
    var activities = new ArrayList<LoopActivity>();
    for (var loop : list(map, "loops")) activities.add(add((Map<?, ?>) loop, seconds));
    loops = List.copyOf(activities);
  }

  private LoopActivity add(Map<?, ?> map, double seconds) {
    int loop = (int) number(map, "id");
    var numbers = list(map, "events");
    for (int i = 0; i + 3 < numbers.size(); i += 4)
      events.add(
          new Event(
              loop,
              Kind.values()[(int) at(numbers, i)],
              at(numbers, i + 1),
              at(numbers, i + 2),
              at(numbers, i + 3)));
    var names = list(map, "names");
    for (int i = 0; i + 2 < names.size(); i += 3)
      events.name(at(names, i), String.valueOf(names.get(i + 1)));
    for (var step : list(map, "slow")) slow(loop, (Map<?, ?>) step);
    var chains = list(map, "profile");
    for (int i = 0; i + 1 < chains.size(); i += 2)
      profile.merge((String) chains.get(i), at(chains, i + 1), Long::sum);
    return activity(loop, map, seconds);
  }

  private void slow(int loop, Map<?, ?> map) {
    if (slow.size() == MOST_SLOW) slow.remove();
    slow.add(
        new SlowStep(
            loop,
            Duration.ofNanos(number(map, "at")),
            Duration.ofNanos(number(map, "nanos")),
            String.valueOf(map.get("text")),
            list(map, "stack").stream().map(String::valueOf).toList()));
  }

  private LoopActivity activity(int loop, Map<?, ?> map, double seconds) {
    var last = before.put(loop, map);
    if (last == null) last = map;
    return new LoopActivity(
        loop,
        number(map, "running") != 0,
        Duration.ofNanos(number(map, "lag")),
        Math.min(1, grown(last, map, "busy") / NANOS / seconds),
        (int) number(map, "tasks"),
        (int) number(map, "ready"),
        (int) number(map, "timers"),
        (int) number(map, "channels"),
        grown(last, map, "created") / seconds,
        grown(last, map, "entries") / seconds,
        number(map, "dropped"));
  }

  private static double grown(Map<?, ?> before, Map<?, ?> now, String key) {
    return number(now, key) - number(before, key);
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private static long number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Long number ? number : 0;
  }

  private static long at(List<?> list, int index) {
    return (Long) list.get(index);
  }

  /**
   * Returns what each loop has done between the last two polls.
   *
   * @return the loops, by number
   */
  public synchronized List<LoopActivity> loops() {
    return loops;
  }

  /**
   * Returns the newest slow steps, fifty at most.
   *
   * @return the steps, in order
   */
  public synchronized List<SlowStep> slowSteps() {
    return List.copyOf(slow);
  }

  /**
   * Returns how often each chain of code was seen to run, as tools for flame graphs read it.
   *
   * <p>A chain has the bodies that wait, outermost first, then the frames of the one that runs,
   * joined by semicolons.
   *
   * @return the number of samples of each chain
   */
  public synchronized Map<String, Long> profile() {
    return Map.copyOf(profile);
  }

  /**
   * Returns what was recorded, as a trace that ui.perfetto.dev and chrome://tracing open. The
   * newest million events are kept.
   *
   * @return JSON in Chrome's format of trace events
   */
  public synchronized String trace() {
    return new Trace(events).write();
  }

  /** Returns the nanoseconds of the watch at the last poll. */
  synchronized long nanos() {
    return nanos;
  }

  synchronized Events events() {
    return events;
  }

  @Override
  public synchronized void close() {
    try {
      session.ask("unwatch", id);
    } catch (InspectException gone) {
      // The process has ended, and the watch with it.
    } finally {
      session.close();
    }
  }

  @Override
  public synchronized String toString() {
    return "<Watch "
        + id
        + " loops="
        + loops.size()
        + " seconds="
        + Math.round(nanos / NANOS)
        + ">";
  }
}
