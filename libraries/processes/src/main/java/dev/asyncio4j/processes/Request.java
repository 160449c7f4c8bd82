package dev.asyncio4j.processes;

import org.jspecify.annotations.Nullable;

/**
 * An operation at the hub that owns the object.
 *
 * <pre>
 *   WAITING ── answer, fail ──▶ ENDED ── received ──▶ done
 *      │                          └── not received: what it gave is taken back
 *      └── cancel: it leaves the line
 * </pre>
 */
abstract class Request {
  final Ask ask;

  /** The process that asks, by its number at this hub; 0: the hub's own. */
  final long process;

  private boolean ended;
  private @Nullable Runnable leave;
  private @Nullable Runnable takeBack;

  Request(Ask ask, long process) {
    this.ask = ask;
    this.process = process;
  }

  /** Tells who asked. */
  abstract void ended(@Nullable Object value, @Nullable Throwable error, boolean wantsAck);

  /** Waits; {@code leave} takes it out of the line. */
  void waits(Runnable leave) {
    this.leave = leave;
  }

  void answer(@Nullable Object value) {
    answer(value, null);
  }

  /** Answers with what {@code takeBack} undoes if the answer does not arrive. */
  void answer(@Nullable Object value, @Nullable Runnable takeBack) {
    ended = true;
    this.takeBack = takeBack;
    ended(value, null, takeBack != null);
  }

  void fail(Throwable error) {
    ended = true;
    ended(null, error, false);
  }

  void received() {
    takeBack = null;
  }

  /** Ends a request that nobody waits for: it leaves the line, or what it was given goes back. */
  void cancel() {
    Runnable undo = ended ? takeBack : leave;
    takeBack = null;
    leave = null;
    ended = true;
    if (undo != null) undo.run();
  }

  boolean sameOwner(Request other) {
    return process == other.process && ask.owner() == other.ask.owner();
  }
}
