package dev.asyncio4j.inspector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tasks that wait for each other: walks without recursion, for chains may be long. */
final class Cycles {
  private final Map<String, TaskInfo> tasks = new HashMap<>();
  private final List<List<String>> found = new ArrayList<>();
  private final Set<String> over = new HashSet<>();

  /** The tasks on the way, in order, with the number of the next awaiter to follow. */
  private final List<TaskInfo> path = new ArrayList<>();

  private final ArrayDeque<Integer> next = new ArrayDeque<>();
  private final Map<String, Integer> places = new HashMap<>();

  Cycles(List<TaskInfo> tasks) {
    for (var task : tasks) this.tasks.put(task.id(), task);
  }

  List<List<String>> find() {
    for (var task : tasks.values()) {
      if (over.contains(task.id())) continue;
      enter(task);
      while (!path.isEmpty()) step();
    }
    return found;
  }

  private void enter(TaskInfo task) {
    places.put(task.id(), path.size());
    path.add(task);
    next.push(0);
  }

  private void step() {
    var task = path.get(path.size() - 1);
    int number = next.pop();
    if (number == task.awaitedBy().size()) {
      path.remove(path.size() - 1);
      places.remove(task.id());
      over.add(task.id());
      return;
    }
    next.push(number + 1);
    var awaiter = tasks.get(task.awaitedBy().get(number).task());
    if (awaiter == null || over.contains(awaiter.id())) return;
    var place = places.get(awaiter.id());
    if (place == null) enter(awaiter);
    else found.add(path.subList(place, path.size()).stream().map(TaskInfo::name).toList());
  }
}
