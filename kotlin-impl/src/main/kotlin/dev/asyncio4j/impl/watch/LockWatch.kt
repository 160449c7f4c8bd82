package dev.asyncio4j.impl.watch

import dev.asyncio4j.impl.loop.BodyStack
import dev.asyncio4j.impl.loop.LoopCore
import java.util.concurrent.locks.AbstractOwnableSynchronizer
import java.util.concurrent.locks.LockSupport

/** The time a loop is left alone between two looks. */
internal const val LOOK_NANOS = 500_000_000L

/**
 * Finds the loop that waits for itself: the code that has the turn waits for a monitor or lock that
 * suspended code of the same loop holds, which goes on only when it gets the turn.
 *
 * ```
 *   loop's thread, waiting for the turn      body that has the turn             suspended body
 *                                            blocks ── lock ──────────────────▶ holds it
 *            ◀───────────────────── gives the turn, never ─┘◀── needs the turn, never ─┘
 * ```
 *
 * Looked at from outside, by the thread that waits in `run` or by [LoopWatch]. The loop's thread,
 * if it waits for the turn, ends the run; no thread can be freed from the entry of a monitor, so
 * the body that blocks stays where it is.
 */
internal class LockWatch(private val loop: LoopCore, private val reports: WatchReports) : Watched {
  /** The thread that had the turn at the last look, and the switch since which it had it. */
  private var thread: Thread? = null
  private var switches = -1L

  /** The number of looks at this turn while its thread waits for a lock. */
  private var looks = 0

  /** The reason why the loop can never run again; null while there is none. */
  @Volatile
  var found: LockDeadlock? = null
    private set

  /** True once [found] has ended the run, or nothing can. */
  @Volatile private var taken = false

  override val intervalNanos: Long
    get() = LOOK_NANOS

  override fun look() {
    val running = loop.fibers.running
    val thread = running?.thread ?: loop.thread ?: return
    val switches = loop.fibers.switches
    val same = thread === this.thread && switches == this.switches
    this.thread = thread
    this.switches = switches
    if (!same || !waitsForLock(thread) && thread.state != Thread.State.RUNNABLE) {
      looks = 0
    } else if (looks++.countOneBits() <= 1) { // the first, the second, the fourth …
      found?.let(reports::noteStuck) ?: lockOf(thread, running)?.deadlock?.let(::end)
    }
  }

  /** The lock that [thread], which has the turn, waits for; null if its holder is not known. */
  fun lockOf(thread: Thread, running: BodyStack?): LockHeld? =
    when {
      waitsForLock(thread) -> LockHeld.find(loop, thread, running)
      looks >= LOOKS_AT_CODE_THAT_RUNS -> LockHeld.findInitialiser(loop, thread, running)
      else -> null
    }

  fun end(deadlock: LockDeadlock) {
    found = deadlock
    LockSupport.unpark(loop.thread)
  }

  /**
   * The deadlock, if the loop's own thread is the one that blocks: nothing can end the run there.
   */
  val stuck: LockDeadlock?
    get() = found?.takeIf { !taken && looks > 1 }

  /** Returns whether the loop's thread is to end the run, in place of waiting for the turn. */
  fun endsRun(): Boolean = found != null && !taken && Thread.currentThread() === loop.thread

  /** Ends the run, on the loop's thread, if it is to. */
  fun endRun() {
    if (!endsRun()) return
    taken = true
    loop.fibers.letGo()
    throw found!!
  }

  /**
   * Returns whether [thread] waits for a lock. A thread that waits for the initialisation of a
   * class counts as running.
   */
  private fun waitsForLock(thread: Thread): Boolean {
    val state =
      thread.state // not by `when`: its table is a class to load, perhaps without descriptors
    return state == Thread.State.BLOCKED ||
      state == Thread.State.WAITING && LockSupport.getBlocker(thread) is AbstractOwnableSynchronizer
  }
}

private const val LOOKS_AT_CODE_THAT_RUNS = 2
