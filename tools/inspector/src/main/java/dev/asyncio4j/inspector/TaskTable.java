package dev.asyncio4j.inspector;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of tasks: CPython's seven columns, and ours after them. */
final class TaskTable {
  private static final List<String> HEADERS =
      List.of(
          "tid",
          "task id",
          "task name",
          "coroutine stack",
          "awaiter chain",
          "awaiter name",
          "awaiter id",
          "state",
          "waits for",
          "waited",
          "created");
  private static final int WIDEST = 60;
  private final List<TaskInfo> tasks;
  private final Map<String, TaskInfo> byId = new HashMap<>();

  TaskTable(List<TaskInfo> tasks) {
    this.tasks = tasks;
    for (var task : tasks) byId.put(task.id(), task);
  }

  private List<List<String>> rows(Function<Duration, String> time) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADERS);
    for (var task : tasks) {
      if (task.awaitedBy().isEmpty()) rows.add(row(task, "", "", "", time));
      for (var awaiter : task.awaitedBy()) {
        var who = byId.get(awaiter.task());
        var name = who == null ? "" : who.name();
        rows.add(row(task, who == null ? "" : chain(who), name, awaiter.task(), time));
      }
    }
    return rows;
  }

  private static List<String> row(
      TaskInfo task, String chain, String name, String id, Function<Duration, String> time) {
    var created = task.createdAt();
    return List.of(
        task.id().substring(0, task.id().indexOf(':')),
        task.id(),
        task.name(),
        chain(task),
        chain,
        name,
        id,
        task.state(),
        task.waiting(),
        task.waited() == null ? "" : time.apply(task.waited()),
        created == null ? "" : created.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String chain(TaskInfo task) {
    if (task.stack().isEmpty()) return task.coroutine();
    return task.stack().stream()
        .map(
            frame ->
                frame.type().substring(frame.type().lastIndexOf('.') + 1) + "." + frame.method())
        .collect(Collectors.joining(" -> "));
  }

  String columns() {
    var rows = rows(Top::brief);
    var widths = new int[HEADERS.size()];
    for (var row : rows)
      for (int i = 0; i < widths.length; i++)
        widths[i] = Math.max(widths[i], Math.min(row.get(i).length(), WIDEST));
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        var cell = row.get(i);
        if (cell.length() > WIDEST) cell = cell.substring(0, WIDEST - 1) + "…";
        line.append(plain(cell)).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  String csv() {
    return rows(time -> "" + time.toMillis() / 1000.0).stream()
        .map(
            row ->
                row.stream()
                        .map(TaskTable::plain)
                        .map(TaskTable::quoted)
                        .collect(Collectors.joining(","))
                    + "\r\n")
        .collect(Collectors.joining());
  }

  /** Quotes by RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe. */
  private static String quoted(String cell) {
    var safe = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    if (safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\'')) return safe;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** Replaces what would move the cursor of a terminal, or colour it. */
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.chars().forEach(c -> plain.append(Character.isISOControl(c) ? '\uFFFD' : (char) c));
    return plain.toString();
  }
}
