package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.InspectException.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The loops and tasks of a process at one moment. It has names, places, types and sizes, and no
 * value of the program's.
 *
 * <p><i>Python:</i> what {@code python -m asyncio ps} reads. Immutable.
 *
 * @param pid the process
 * @param jdk the version of its JDK
 * @param mode its fiber mode: {@code loop}, {@code handoff} or {@code platform}
 * @param taken when it was looked at
 * @param pauseMicros the longest time for which a loop was held, in microseconds
 * @param loops the loops that are not closed
 * @param tasks the tasks that are not done, loop by loop, in the order in which they were created
 * @param json the text that it was read from, of schema 1
 */
public record Snapshot(
    long pid,
    String jdk,
    String mode,
    Instant taken,
    long pauseMicros,
    List<LoopInfo> loops,
    List<TaskInfo> tasks,
    String json) {
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
   * @param jdk its JDK
   * @param mode its mode
   * @param taken the moment
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
    var reader = new SnapshotReader(map);
    var taken = Json.textOrNull(map, "taken");
    return new Snapshot(
        Json.number(map, "pid"),
        Json.text(map, "jdk"),
        Json.text(map, "mode"),
        taken == null ? Instant.EPOCH : Instant.parse(taken),
        Json.number(map, "pauseMicros"),
        reader.loops(),
        reader.tasks(),
        json);
  }

  /** Returns all loops and tasks of some snapshots of one process, one at least. */
  static Snapshot merged(List<Snapshot> parts) {
    if (parts.size() == 1) return parts.get(0);
    var loops = parts.stream().flatMap(part -> part.loops.stream()).toList();
    var tasks = parts.stream().flatMap(part -> part.tasks.stream()).toList();
    var pause = parts.stream().mapToLong(Snapshot::pauseMicros).max().orElse(0);
    return parts.get(0).with(pause, loops, tasks);
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
    return with(pauseMicros, loops, others);
  }

  private Snapshot with(long pause, List<LoopInfo> otherLoops, List<TaskInfo> others) {
    var unwritten = new Snapshot(pid, jdk, mode, taken, pause, otherLoops, others, "");
    var text = new SnapshotJson().write(unwritten);
    return new Snapshot(pid, jdk, mode, taken, pause, otherLoops, others, text);
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
   * Returns how many tasks wait for what, the most frequent first; and for how long at most, where
   * that is known.
   *
   * @return a line for each
   */
  public String waits() {
    return new WaitGroups(tasks).text();
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
