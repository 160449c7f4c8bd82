package dev.asyncio4j.inspector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Numbers of tasks: two have the same one if they are alike but for their names, and what they wait
 * for is, too. Walks without recursion, for chains may be long.
 */
final class Likeness {
  /** The parts in which two tasks are alike. */
  private record Shape(
      Object stack, String state, String coroutine, String waitsFor, Object below) {}

  private final Map<Shape, Integer> shapes = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<TaskInfo>> children;

  Likeness(List<TaskInfo> tasks, Map<String, List<TaskInfo>> children) {
    this.children = children;
    var entered = new HashSet<String>();
    for (var task : tasks) walk(task, entered);
  }

  /** Numbers the tasks below before the one above; one that waits for itself is like no other. */
  private void walk(TaskInfo root, Set<String> entered) {
    var open = new ArrayDeque<TaskInfo>(List.of(root));
    while (!open.isEmpty()) {
      var task = open.peek();
      if (entered.add(task.id())) {
        for (var child : below(task)) if (!entered.contains(child.id())) open.push(child);
      } else {
        open.pop();
        if (!numbers.containsKey(task.id())) numbers.put(task.id(), numberOf(task));
      }
    }
  }

  private int numberOf(TaskInfo task) {
    var below = new ArrayList<Integer>();
    for (var child : below(task)) below.add(numbers.getOrDefault(child.id(), -1 - numbers.size()));
    below.sort(null);
    var waitsFor = Objects.toString(task.waitsFor());
    var shape = new Shape(task.stack(), task.state(), task.coroutine(), waitsFor, below);
    return shapes.computeIfAbsent(shape, key -> shapes.size());
  }

  private List<TaskInfo> below(TaskInfo task) {
    return children.getOrDefault(task.id(), List.of());
  }

  int of(TaskInfo task) {
    return numbers.get(task.id());
  }
}
