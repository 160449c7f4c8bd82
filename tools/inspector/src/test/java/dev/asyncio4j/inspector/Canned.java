package dev.asyncio4j.inspector;

import java.time.Instant;
import java.util.List;

/** Snapshots of what is known. */
final class Canned {
  private Canned() {}

  static Snapshot of(List<TaskInfo> tasks) {
    return of(List.of(), tasks);
  }

  static Snapshot of(List<LoopInfo> loops, List<TaskInfo> tasks) {
    return new Snapshot(1, "25", "loop", Instant.EPOCH, 0, loops, tasks, "");
  }

  /** A task that waits at an object, in code that waits for nobody else. */
  static TaskInfo waiting(int number, String waitsFor, String on, List<TaskInfo.Frame> stack) {
    return new TaskInfo(
        "1:" + number,
        "t" + number,
        "Site.get",
        "waiting",
        waitsFor,
        on,
        null,
        null,
        List.of(),
        stack);
  }
}
