package dev.asyncio4j.spring;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.FutureCallGraph;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The waits of some tasks for each other: as a list, and as a tree from those that nobody waits
 * for.
 */
final class AwaitGraph {
  /**
   * A task.
   *
   * @param name its name
   * @param at the innermost frame of the user's; null if it has none
   * @param stack all of them, the innermost first
   * @param awaitedBy the names of the tasks that wait for it
   */
  record Node(String name, @Nullable String at, List<String> stack, List<String> awaitedBy) {}

  /** Each task, with where it is and the tasks that wait for it. */
  private final Map<Task<?>, FutureCallGraph> graphs = new LinkedHashMap<>();

  AwaitGraph(Collection<? extends Task<?>> tasks) {
    for (var task : tasks) graphs.put(task, Asyncio.captureCallGraph(task));
  }

  List<Node> nodes() {
    return graphs.entrySet().stream()
        .map(
            each -> {
              var stack =
                  each.getValue().callStack().stream().map(it -> place(it.frame())).toList();
              return new Node(
                  each.getKey().getName(),
                  stack.isEmpty() ? null : stack.get(0),
                  stack,
                  awaiters(each.getValue()).stream().map(Task::getName).toList());
            })
        .toList();
  }

  List<String> tree() {
    var lines = new ArrayList<String>();
    var shown = new HashSet<Task<?>>();
    for (var task : graphs.keySet())
      if (awaiters(graphs.get(task)).isEmpty()) grow(task, "", "", lines, shown);
    for (var task : graphs.keySet()) // those that wait for each other hang on no root
    if (!shown.contains(task)) grow(task, "", "", lines, shown);
    return lines;
  }

  private void grow(
      Task<?> task, String branch, String indent, List<String> lines, Set<Task<?>> shown) {
    var known = !shown.add(task);
    lines.add(branch + text(task) + (known ? " (see above)" : ""));
    if (known) return;
    var awaited =
        graphs.keySet().stream().filter(it -> awaiters(graphs.get(it)).contains(task)).toList();
    for (int i = 0; i < awaited.size(); i++) {
      var last = i == awaited.size() - 1;
      grow(
          awaited.get(i),
          indent + (last ? "└── " : "├── "),
          indent + (last ? "    " : "│   "),
          lines,
          shown);
    }
  }

  private String text(Task<?> task) {
    var stack = graphs.get(task).callStack();
    return task.getName() + (stack.isEmpty() ? "" : " at " + place(stack.get(0).frame()));
  }

  /** The tasks that wait for {@code graph}, straight or by way of a future such as a gather. */
  private static List<Task<?>> awaiters(FutureCallGraph graph) {
    var found = new ArrayList<Task<?>>();
    for (var by : graph.awaitedBy()) {
      if (by.future() instanceof Task<?> task) found.add(task);
      else found.addAll(awaiters(by));
    }
    return found;
  }

  private static String place(StackTraceElement frame) {
    var type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + " "
        + frame.getFileName()
        + ":"
        + frame.getLineNumber();
  }
}
