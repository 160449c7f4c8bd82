package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.Ready

/**
 * Brings the turn from one Java body straight to the next: a thread whose body has stopped goes on
 * with the queue itself, as long as the entries are [plain][Ready.callsNoUserCode].
 *
 * The fiber that such an entry is to mount is only noted; it gets the turn when the entry is over.
 * If that is the fiber of this very thread, no thread is changed at all.
 *
 * The user's code never runs on the thread of a body that is not its own: it would find that body's
 * locks, thread-locals and scoped values there. So callbacks and Kotlin bodies stay on the loop's
 * thread.
 *
 * The modes differ in who goes on, and in how the turn passes: [BatonRelay], [LoopRelay].
 */
internal abstract class Relay(protected val pool: FiberPool) {
  protected val loop = pool.loop

  /** True while a plain entry runs and has noted no fiber: the mount is the last thing it does. */
  private var tail = false

  /** The fiber that gets the turn next. */
  protected var noted: Fiber? = null
    private set

  /** The error that ends the run, brought to the loop's thread. */
  private var error: Throwable? = null

  /** True while the entry whose fiber got the turn has not been ended by [LoopCore.endEntry]. */
  protected var entryOpen = false
    private set

  /** True if an entry that waits for its fiber to stop is ended by the relay. */
  val mountsLater: Boolean
    get() = noted != null

  /** True from the begin of a plain entry until its fiber gets the turn. */
  val inPlainEntry: Boolean
    get() = tail || noted != null

  /** Runs a plain entry on the loop's thread; returns when that has the turn again. */
  abstract fun run(entry: Ready)

  /** True if [fiber] is mounted later; otherwise the caller has to do it now. */
  fun note(fiber: Fiber): Boolean {
    if (!tail) return false
    tail = false
    noted = fiber
    return true
  }

  protected fun runTail(entry: Ready) {
    tail = true
    try {
      entry.run()
    } finally {
      tail = false
    }
  }

  /**
   * Goes on with the queue on the thread of [stopped]. Returns the fiber that is to be mounted
   * next, [stopped] itself if it has been; null if the loop's thread has to see to the rest.
   */
  protected fun nextAfter(stopped: Fiber): Fiber? {
    pool.running = null
    try {
      if (stopped.answered) stopped.complete()
      endEntry()
      while (noted == null) runTail(loop.takePlain() ?: return null)
    } catch (thrown: Throwable) {
      error = thrown
      return null
    }
    val next = noted
    if (next === stopped) take(stopped)
    return next
  }

  /** Notes that [fiber], whose thread takes the turn from another one, gets it. */
  protected fun accept(fiber: Fiber) {
    take(fiber)
    pool.switches++
  }

  private fun take(fiber: Fiber) {
    noted = null
    entryOpen = true
    pool.running = fiber
  }

  /**
   * Finishes, on the loop's thread, whatever only that thread may do and was under way when it got
   * the turn. [answering] brings an answer for code that may call the user's.
   */
  protected fun finish(answering: Fiber?) {
    val thrown = error
    error = null
    try {
      if (answering != null) loop.carried?.show(loop.context)
      answering?.complete()
    } finally {
      endEntry()
    }
    if (thrown != null) throw thrown
  }

  private fun endEntry() {
    if (!entryOpen) return
    entryOpen = false
    loop.endEntry()
  }
}
