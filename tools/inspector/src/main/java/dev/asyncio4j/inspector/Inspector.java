package dev.asyncio4j.inspector;

/**
 * Takes snapshots of event loops, of this process or of another one of the same user.
 *
 * <p><i>Python:</i> {@code python -m asyncio ps} and {@code pstree}. The other process needs
 * nothing prepared: the JDK's attach mechanism and its management agent do the work, which leaves a
 * local port of the JDK's own behind there, as any look of {@code jconsole} does. The loops go on
 * while they are looked at, and nothing of the program is changed.
 *
 * <pre>{@code
 * Snapshot snapshot = Inspector.snapshot();
 * System.out.print(snapshot.pstree(TreeOptions.defaults()));
 * }</pre>
 */
public final class Inspector {
  private Inspector() {}

  /**
   * Takes a snapshot of all loops of this process.
   *
   * <p><b>Thread and loop:</b> from any thread; in a coroutine its own loop is read in place.
   *
   * @return the snapshot
   * @throws InspectException if there is no engine in this process
   */
  public static Snapshot snapshot() {
    return snapshot(SnapshotOptions.defaults());
  }

  /**
   * Takes a snapshot of all loops of this process.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param options how much to take
   * @return the snapshot
   * @throws InspectException if there is no engine in this process
   */
  public static Snapshot snapshot(SnapshotOptions options) {
    return Snapshot.parse(Beans.ofThisProcess(options));
  }

  /**
   * Takes a snapshot of all loops of another process.
   *
   * <p><b>Thread and loop:</b> blocks: use {@code toThread} in a coroutine.
   *
   * @param pid the process
   * @param options how much to take
   * @return the snapshot
   * @throws InspectException if it cannot be looked into; its reason and its text say why
   */
  public static Snapshot snapshot(long pid, SnapshotOptions options) {
    return Snapshot.parse(Beans.ofProcess(pid, options));
  }
}
