package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.Events.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Writes events in Chrome's trace format. A loop is a process of the trace; its first lane has the
 * callbacks, and each task has one while it lives: lanes are used again.
 *
 * <p>Each step is a complete event (X), each wait a pair (b, e), a wake-up an arrow (s, f) from the
 * task that has made another one ready, and a cancellation an instant (i).
 */
final class Trace {
  private static final int MOST_LANES = 512;

  private final Events events;
  private final JsonWriter json = new JsonWriter();
  private final Map<Long, Integer> lanes = new HashMap<>();
  private final PriorityQueue<Integer> free = new PriorityQueue<>();

  /** The waits that have begun and not ended, and the arrows without their end, by task. */
  private final Map<Long, Event> waits = new HashMap<>();

  private final Map<Long, Long> arrows = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private int used;
  private long arrow;
  private long last;

  Trace(Events events) {
    this.events = events;
  }

  String write() {
    json.open('{').key("displayTimeUnit").text("ns").key("traceEvents").open('[');
    events.all().stream().sorted(Comparator.comparingLong(Event::time)).forEach(this::write);
    for (var wait : waits.values()) end(wait, last);
    return json.close(']').close('}').toString();
  }

  private void write(Event event) {
    last = Math.max(last, event.time() + (event.kind() == Events.Kind.STEP ? event.b() : 0));
    switch (event.kind()) {
      case STEP -> step(event);
      case WAITS -> {
        if (event.b() != Events.YIELDS) begin(event);
      }
      case SCHEDULED -> scheduled(event);
      case CANCELLED -> cancelled(event);
      case ENDED -> ended(event);
      case CREATED, FOREIGN -> {} // a task is there from its first step on
    }
  }

  private void step(Event event) {
    var start = arrows.remove(event.a());
    if (start != null)
      mark("f", "wakes", event, laneOf(event))
          .key("id")
          .number(start)
          .key("bp")
          .text("e")
          .close('}');
    mark("X", event.a() == 0 ? "callback" : events.nameOf(event.a()), event, laneOf(event))
        .key("dur")
        .thousandths(event.b())
        .close('}');
  }

  private void begin(Event event) {
    var open = waits.remove(event.a());
    if (open != null) end(open, event.time());
    waits.put(event.a(), event);
    mark("b", waitName(event), event, laneOf(event)).key("id").number(event.a()).close('}');
  }

  private String waitName(Event wait) {
    return wait.b() > 0 ? "waits for " + events.nameOf(wait.b()) : "waits";
  }

  private void end(Event wait, long time) {
    var at = new Event(wait.loop(), wait.kind(), time, wait.a(), wait.b());
    mark("e", waitName(wait), at, laneOf(wait)).key("id").number(wait.a()).close('}');
  }

  private void scheduled(Event event) {
    var wait = waits.remove(event.a());
    if (wait != null) end(wait, event.time());
    if (event.b() == 0 || event.b() == event.a() || !lanes.containsKey(event.b())) return;
    var waker = new Event(event.loop(), event.kind(), event.time(), event.b(), 0);
    arrows.put(event.a(), ++arrow);
    mark("s", "wakes", waker, laneOf(waker)).key("id").number(arrow).close('}');
  }

  private void cancelled(Event event) {
    var by = event.b() == 0 ? "code outside of tasks" : events.nameOf(event.b());
    mark("i", "cancelled by " + by, event, laneOf(event)).key("s").text("t").close('}');
  }

  private void ended(Event event) {
    var wait = waits.remove(event.a());
    if (wait != null) end(wait, event.time());
    var lane = lanes.remove(event.a());
    if (lane != null && lane < MOST_LANES) free.add(lane);
  }

  private int laneOf(Event event) {
    if (event.a() == 0) return named(event.loop(), 0, "callbacks");
    var lane = lanes.computeIfAbsent(event.a(), task -> free.isEmpty() ? next() : free.remove());
    return named(event.loop(), lane, lane == MOST_LANES ? "more tasks" : "tasks " + lane);
  }

  private int next() {
    return used < MOST_LANES ? ++used : MOST_LANES;
  }

  private int named(int loop, int lane, String name) {
    if (named.add(loop + ":")) name("process_name", loop, 0, "loop " + loop);
    if (named.add(loop + ":" + lane)) name("thread_name", loop, lane, name);
    return lane;
  }

  private void name(String what, int loop, int lane, String name) {
    json.open('{').key("ph").text("M").key("name").text(what).key("pid").number(loop);
    json.key("tid").number(lane).key("args").open('{').key("name").text(name);
    json.close('}').close('}');
  }

  private JsonWriter mark(String phase, String name, Event event, int lane) {
    json.open('{').key("ph").text(phase).key("name").text(name).key("cat").text(categoryOf(phase));
    return json.key("pid")
        .number(event.loop())
        .key("tid")
        .number(lane)
        .key("ts")
        .thousandths(event.time());
  }

  private static String categoryOf(String phase) {
    return switch (phase) {
      case "X" -> "step";
      case "b", "e" -> "wait";
      case "i" -> "cancel";
      default -> "wake";
    };
  }
}
