package dev.asyncio4j.inspector;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tasks that wait for the same, at the same place, as one row: the most frequent first. */
final class WaitGroups {
  private static final String COUNT = "%8s  ";
  private static final String TIME = "%9s  ";

  /** The tasks of a row; the longest wait is null where nobody watches. */
  private static final class Group {
    private int count;
    private @Nullable Duration longest;

    void add(TaskInfo task) {
      count++;
      longest = longer(longest, task.waited());
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** True if the time of some wait is known. */
  private final boolean hasTimes;

  WaitGroups(List<TaskInfo> tasks) {
    for (var task : tasks) {
      var what = task.waitsFor() == null ? task.state() : task.waitsFor();
      var at = task.stack().isEmpty() ? "" : "  " + task.stack().get(0);
      groups.computeIfAbsent(what + at, key -> new Group()).add(task);
    }
    hasTimes = groups.values().stream().anyMatch(group -> group.longest != null);
  }

  static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.compareTo(other) >= 0 ? one : other;
  }

  String titles() {
    return row("tasks", "longest", "wait for");
  }

  List<String> rows() {
    return groups.entrySet().stream()
        .sorted((one, other) -> Integer.compare(other.getValue().count, one.getValue().count))
        .map(entry -> row(entry.getValue(), entry.getKey()))
        .toList();
  }

  private String row(Group group, String what) {
    var time = group.longest == null ? "" : Top.brief(group.longest);
    return row("" + group.count, time, TaskTable.plain(what));
  }

  private String row(String count, String time, String what) {
    var times = hasTimes ? String.format(Locale.ROOT, TIME, time) : "";
    return String.format(Locale.ROOT, COUNT, count) + times + what;
  }

  String text() {
    return rows().stream().map(row -> row + "\n").collect(Collectors.joining());
  }
}
