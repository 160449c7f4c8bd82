package dev.asyncio4j.inspector;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks into event loops, of this process or of another one of the same user.
 *
 * <p>A snapshot shows one moment, a watch some time, and a page is live.
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
  private static final Duration LEASE_OF_PAGE = Duration.ofSeconds(30);

  private Inspector() {}

  /**
   * Looks for the processes of this user that have an event loop; this one is not among them.
   *
   * <p><b>Thread and loop:</b> blocks: use {@code toThread} in a coroutine.
   *
   * @return the processes, by number; one that lets nobody in is left out
   */
  public static List<Target> targets() {
    return TargetSearch.all();
  }

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
    return Session.ofThisProcess().snapshot(options);
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
    try (var session = Session.of(pid)) {
      return session.snapshot(options);
    }
  }

  /**
   * Watches all loops of this process.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param options how much to record
   * @return the watch; close it
   * @throws InspectException if there is no engine in this process
   */
  public static Watch watch(WatchOptions options) {
    return new Watch(Session.ofThisProcess(), options);
  }

  /**
   * Watches all loops of another process.
   *
   * <p><b>Thread and loop:</b> blocks: use {@code toThread} in a coroutine.
   *
   * @param pid the process
   * @param options how much to record
   * @return the watch; close it
   * @throws InspectException if it cannot be looked into; its reason and its text say why
   */
  public static Watch watch(long pid, WatchOptions options) {
    return new Watch(Session.of(pid), options);
  }

  /**
   * Opens a live page of this process.
   *
   * <p><b>Thread and loop:</b> from any thread; the page has threads of its own.
   *
   * @param options where, and how often it looks
   * @return the page; close it
   * @throws InspectException if there is no engine in this process
   */
  public static Page page(PageOptions options) {
    return page(Session::ofThisProcess, options);
  }

  /**
   * Opens a live page of another process; it is served by this one.
   *
   * <p><b>Thread and loop:</b> blocks: use {@code toThread} in a coroutine.
   *
   * @param pid the process
   * @param options where, and how often it looks
   * @return the page; close it
   * @throws InspectException if it cannot be looked into; its reason and its text say why
   */
  public static Page page(long pid, PageOptions options) {
    return page(() -> Session.of(pid), options);
  }

  /** Opens a page by two sessions, neither of which is left open if that fails. */
  static Page page(Supplier<Session> sessions, PageOptions options) {
    var ofTasks = sessions.get();
    try {
      var leased = WatchOptions.defaults().lease(LEASE_OF_PAGE).polledEach(options.refresh());
      return new Page(new Live(ofTasks, new Watch(sessions.get(), leased)), options);
    } catch (RuntimeException | Error error) {
      ofTasks.close();
      throw error;
    }
  }
}
