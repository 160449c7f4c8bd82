package dev.asyncio4j.testing;

import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.StepInfo;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A run as a story: which task goes on where, and which one would have come first. */
final class Story {
  private final Trail trail;

  /** Names that are the same in each run, also of tasks that have none of their own. */
  private final Map<Task<?>, String> names = new IdentityHashMap<>();

  private int number;

  Story(Trail trail) {
    this.trail = trail;
  }

  void step(List<StepInfo> ready, int chosen) {
    var step = ready.get(chosen);
    var line =
        new StringBuilder().append(++number).append(". ").append(who(step)).append(where(step));
    if (chosen > 0) line.append(", before ").append(who(ready.get(0)));
    trail.add(line);
  }

  private String who(StepInfo step) {
    var task = step.task();
    if (task == null) return step.kind() == StepInfo.Kind.TIMER ? "a timer" : "a callback";
    return names.computeIfAbsent(task, this::nameOf);
  }

  private String nameOf(Task<?> task) {
    if (names.isEmpty()) return "main";
    var name = task.getName();
    return name.matches("Task-\\d+") ? "task " + names.size() : "'" + name + "'";
  }

  private static String where(StepInfo step) {
    var task = step.task();
    if (task == null) return " runs";
    var stack = task.stack();
    if (stack.isEmpty()) return " begins";
    return Places.ownLine(stack.toArray(StackTraceElement[]::new))
        .map(line -> " goes on at " + line)
        .orElse(" goes on");
  }
}
