package dev.asyncio4j.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a snapshot of schema 1; keys that are not known are for later versions. */
final class SnapshotReader {
  private final List<List<TaskInfo.Frame>> stacks = new ArrayList<>();
  private final Map<?, ?> snapshot;

  SnapshotReader(Map<?, ?> snapshot) {
    this.snapshot = snapshot;
    for (var stack : Json.list(snapshot, "stacks"))
      stacks.add(((List<?>) stack).stream().map(frame -> frame((Map<?, ?>) frame)).toList());
  }

  private static TaskInfo.Frame frame(Map<?, ?> map) {
    return new TaskInfo.Frame(
        Json.text(map, "c"),
        Json.text(map, "m"),
        Json.textOrNull(map, "f"),
        (int) Json.number(map, "l"),
        Json.text(map, "k"));
  }

  List<LoopInfo> loops() {
    return Json.list(snapshot, "loops").stream().map(loop -> loop((Map<?, ?>) loop)).toList();
  }

  private LoopInfo loop(Map<?, ?> map) {
    var blocked = Json.numberOrNull(map, "blocked");
    return new LoopInfo(
        (int) Json.number(map, "id"),
        Json.text(map, "state"),
        Json.textOrNull(map, "thread"),
        Json.text(map, "clock"),
        (int) Json.number(map, "tasks"),
        (int) Json.number(map, "ready"),
        (int) Json.number(map, "timers"),
        (int) Json.number(map, "channels"),
        (int) Json.number(map, "outsideWork"),
        blocked == null ? List.of() : stacks.get(blocked.intValue()));
  }

  List<TaskInfo> tasks() {
    return Json.list(snapshot, "tasks").stream().map(task -> task((Map<?, ?>) task)).toList();
  }

  private TaskInfo task(Map<?, ?> map) {
    var awaiters = new ArrayList<TaskInfo.Awaiter>();
    for (var awaiter : Json.list(map, "awaitedBy")) {
      var of = (Map<?, ?>) awaiter;
      awaiters.add(new TaskInfo.Awaiter(Json.text(of, "task"), Json.textOrNull(of, "by")));
    }
    var created = Json.textOrNull(map, "createdAt");
    var waited = Json.numberOrNull(map, "waitedMillis");
    return new TaskInfo(
        Json.text(map, "id"),
        Json.text(map, "name"),
        Json.text(map, "coroutine"),
        Json.text(map, "state"),
        Json.textOrNull(map, "waitsFor"),
        Json.textOrNull(map, "on"),
        created == null ? null : Instant.parse(created),
        waited == null ? null : Duration.ofMillis(waited),
        awaiters,
        stacks.get((int) Json.number(map, "stack")));
  }
}
