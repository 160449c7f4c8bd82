package dev.asyncio4j.inspector;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tree of who waits for whom. A task that is reached again is only named, and what lies deep is
 * numbered in place of indented, so that the text grows with the number of tasks.
 */
final class AwaitTree {
  private static final int COLUMN = 52;
  private static final int MOST_INDENTED = 40;

  /**
   * A line still to be written: a task, how many it stands for, the longest wait of those, and what
   * goes before it.
   */
  private record Line(
      TaskInfo task,
      int count,
      @Nullable Duration waited,
      String before,
      boolean last,
      int depth) {}

  private final Map<String, List<TaskInfo>> children = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();
  private final List<TaskInfo> tasks;
  private final TreeOptions options;
  private final @Nullable Likeness likeness;
  private final Set<String> written = new HashSet<>();
  private final ArrayDeque<Line> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  AwaitTree(List<TaskInfo> tasks, TreeOptions options) {
    this.tasks = tasks;
    this.options = options;
    for (var task : tasks) {
      for (var awaiter : task.awaitedBy()) {
        children.computeIfAbsent(awaiter.task(), id -> new ArrayList<>()).add(task);
        if (awaiter.by() != null)
          words.computeIfAbsent(awaiter.task(), id -> new LinkedHashSet<>()).add(awaiter.by());
      }
    }
    likeness = options.merge() ? new Likeness(tasks, children) : null;
  }

  String text() {
    write(roots());
    // What is left waits in a circle: it has no root.
    for (var task : tasks)
      if (options.root() == null && !written.contains(task.id())) write(List.of(task));
    return text.toString();
  }

  private List<TaskInfo> roots() {
    var ids = tasks.stream().map(TaskInfo::id).collect(Collectors.toSet());
    return tasks.stream()
        .filter(
            task ->
                options.root() != null
                    ? task.name().equals(options.root())
                    : task.awaitedBy().stream().noneMatch(awaiter -> ids.contains(awaiter.task())))
        .toList();
  }

  private void write(List<TaskInfo> roots) {
    push(roots, "", 0);
    while (!open.isEmpty()) write(open.pop());
  }

  private void push(List<TaskInfo> siblings, String before, int depth) {
    var groups = new LinkedHashMap<Object, List<TaskInfo>>();
    for (var task : siblings)
      groups.computeIfAbsent(groupOf(task), key -> new ArrayList<>()).add(task);
    var lines = new ArrayList<Line>();
    for (var group : groups.values()) {
      group.stream().skip(1).forEach(this::hide);
      var waited = group.stream().map(TaskInfo::waited).reduce(null, WaitGroups::longer);
      lines.add(new Line(group.get(0), group.size(), waited, before, false, depth));
    }
    for (int i = lines.size() - 1; i >= 0; i--) {
      var line = lines.get(i);
      var last = i == lines.size() - 1;
      open.push(new Line(line.task, line.count, line.waited, before, last, depth));
    }
  }

  /** Tasks of one group are one line: when merged, those that are alike with all below them. */
  private Object groupOf(TaskInfo task) {
    return likeness == null ? task.id() : likeness.of(task);
  }

  /** Takes a task, and what it waits for, as written: another one stands for it. */
  private void hide(TaskInfo like) {
    var hidden = new ArrayDeque<TaskInfo>(List.of(like));
    while (!hidden.isEmpty()) {
      var task = hidden.pop();
      if (written.add(task.id())) hidden.addAll(children.getOrDefault(task.id(), List.of()));
    }
  }

  private void write(Line line) {
    var task = line.task;
    var name = "(T) " + TaskTable.plain(task.name()) + (line.count > 1 ? " ×" + line.count : "");
    var start = line.before + (line.last ? "└── " : "├── ");
    if (line.count == 1 && !written.add(task.id())) {
      text.append(start).append("→ ").append(name).append(" above\n");
      return;
    }
    written.add(task.id());
    var below = children.getOrDefault(task.id(), List.of());
    row(start + name, (below.isEmpty() ? TaskTable.plain(task.waiting()) : "") + timeOf(line));
    var before = line.before + (line.last ? "    " : "│   ");
    for (int i = task.stack().size() - 1; i >= 0; i--) {
      var by = words.getOrDefault(task.id(), Set.of());
      row(
          before + "└── " + TaskTable.plain(task.stack().get(i).toString()),
          i > 0 || by.isEmpty() ? "" : "by " + String.join(", ", by));
      before += "    ";
    }
    var depth = line.depth + 1;
    if (before.length() > 4 * MOST_INDENTED) before = "[" + depth + "] ";
    push(below, before, depth);
  }

  private static String timeOf(Line line) {
    if (line.waited == null) return "";
    return (line.count == 1 ? "  waits " : "  waits up to ") + Top.brief(line.waited);
  }

  private void row(String left, String right) {
    text.append(left);
    if (!right.isEmpty())
      text.append(" ".repeat(Math.max(2, COLUMN - left.length()))).append(right);
    text.append('\n');
  }
}
