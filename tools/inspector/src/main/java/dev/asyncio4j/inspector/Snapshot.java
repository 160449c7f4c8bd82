package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.InspectException.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The loops and tasks of a process at one moment. It has names, places, types and sizes, and no
 * value of the program's.
 *
 * <p><i>Python:</i> what {@code python -m asyncio ps} reads. Immutable.
 *
 * @param pid the process
 * @param pauseMicros the longest time for which a loop was held, in microseconds
 * @param loops the loops that are not closed
 * @param tasks the tasks that are not done, loop by loop, in the order in which they were created
 * @param json the text that it was read from, of schema 1
 */
public record Snapshot(
    long pid, long pauseMicros, List<LoopInfo> loops, List<TaskInfo> tasks, String json) {
  /** The ways to write a table. */
  public enum Format {
    /** Columns, for people. */
    TABLE,
    /** Comma-separated values, by RFC 4180. */
    CSV,
    /** The snapshot itself. */
    JSON
  }

  /**
   * Copies the lists.
   *
   * @param pid the process
   * @param pauseMicros the time
   * @param loops the loops
   * @param tasks the tasks
   * @param json the text
   */
  public Snapshot {
    loops = List.copyOf(loops);
    tasks = List.copyOf(tasks);
  }

  /**
   * Reads a snapshot; keys that are not known are ignored.
   *
   * @param json of {@link #toJson}
   * @return the snapshot
   * @throws IllegalArgumentException if the text is no snapshot
   * @throws InspectException if it is of another schema
   */
  public static Snapshot parse(String json) {
    var map = JsonReader.object(json);
    if (!Long.valueOf(1).equals(map.get("schema")))
      throw new InspectException(
          Reason.VERSION,
          "The snapshot has schema "
              + map.get("schema")
              + ", and this tool knows 1: take the tool"
              + " of the process's version",
          null);
    var stacks = new ArrayList<List<TaskInfo.Frame>>();
    for (var stack : list(map, "stacks")) {
      var frames = new ArrayList<TaskInfo.Frame>();
      for (var frame : (List<?>) stack) frames.add(frame((Map<?, ?>) frame));
      stacks.add(List.copyOf(frames));
    }
    var loops = new ArrayList<LoopInfo>();
    for (var loop : list(map, "loops")) loops.add(loop((Map<?, ?>) loop));
    var tasks = new ArrayList<TaskInfo>();
    for (var task : list(map, "tasks")) tasks.add(task((Map<?, ?>) task, stacks));
    return new Snapshot(number(map, "pid"), number(map, "pauseMicros"), loops, tasks, json);
  }

  private static TaskInfo.Frame frame(Map<?, ?> map) {
    return new TaskInfo.Frame(
        text(map, "c"),
        text(map, "m"),
        textOrNull(map, "f"),
        (int) number(map, "l"),
        text(map, "k"));
  }

  private static LoopInfo loop(Map<?, ?> map) {
    return new LoopInfo(
        (int) number(map, "id"),
        text(map, "state"),
        textOrNull(map, "thread"),
        text(map, "clock"),
        (int) number(map, "tasks"),
        (int) number(map, "ready"),
        (int) number(map, "timers"),
        (int) number(map, "channels"),
        (int) number(map, "outsideWork"));
  }

  private static TaskInfo task(Map<?, ?> map, List<List<TaskInfo.Frame>> stacks) {
    var awaiters = new ArrayList<TaskInfo.Awaiter>();
    for (var awaiter : list(map, "awaitedBy")) {
      var of = (Map<?, ?>) awaiter;
      awaiters.add(new TaskInfo.Awaiter(text(of, "task"), textOrNull(of, "by")));
    }
    return new TaskInfo(
        text(map, "id"),
        text(map, "name"),
        text(map, "coroutine"),
        text(map, "state"),
        textOrNull(map, "waitsFor"),
        textOrNull(map, "on"),
        awaiters,
        stacks.get((int) number(map, "stack")));
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private static long number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Long number ? number : 0;
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private static @Nullable String textOrNull(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : null;
  }

  /**
   * Returns the groups of tasks that wait for each other, and can never go on.
   *
   * <p><i>Python:</i> {@code CycleFoundException} of {@code asyncio.tools}.
   *
   * @return the names of the tasks of each
   */
  public List<List<String>> cycles() {
    return new Cycles(tasks).find();
  }

  /**
   * Returns a snapshot that has some of the tasks only.
   *
   * @param wanted which
   * @return the snapshot, in the same order
   */
  public Snapshot where(Predicate<TaskInfo> wanted) {
    return of(tasks.stream().filter(wanted).toList());
  }

  /**
   * Returns a snapshot whose tasks are in another order.
   *
   * @param order the order
   * @return the snapshot
   */
  public Snapshot sorted(Comparator<TaskInfo> order) {
    return of(tasks.stream().sorted(order).toList());
  }

  private Snapshot of(List<TaskInfo> others) {
    var unwritten = new Snapshot(pid, pauseMicros, loops, others, "");
    return new Snapshot(pid, pauseMicros, loops, others, new SnapshotJson().write(unwritten));
  }

  /**
   * Returns a table of the tasks.
   *
   * <p><i>Python:</i> {@code python -m asyncio ps}: its seven columns come first.
   *
   * @param format how it is written
   * @return the text
   */
  public String ps(Format format) {
    return switch (format) {
      case TABLE -> new TaskTable(tasks).columns();
      case CSV -> new TaskTable(tasks).csv();
      case JSON -> json + "\n";
    };
  }

  /**
   * Returns the tree of who waits for whom, those first that nobody waits for.
   *
   * <p><i>Python:</i> {@code python -m asyncio pstree}; a task that several wait for is shown once.
   *
   * @param options what is shown
   * @return the text
   */
  public String pstree(TreeOptions options) {
    return new AwaitTree(tasks, options).text();
  }

  /**
   * Returns how many tasks wait for what, the most frequent first.
   *
   * @return a line for each
   */
  public String waits() {
    return new TaskTable(tasks).waits();
  }

  /** {@return the snapshot as JSON, schema 1} */
  public String toJson() {
    return json;
  }

  @Override
  public String toString() {
    return "<Snapshot pid=" + pid + " loops=" + loops.size() + " tasks=" + tasks.size() + ">";
  }
}
