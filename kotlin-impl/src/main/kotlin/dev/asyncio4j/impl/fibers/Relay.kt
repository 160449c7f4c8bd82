package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.Ready

/**
 * Brings the turn from one Java body straight to the next where bodies have threads of their own:
 * modes `handoff` and `platform`.
 *
 * The thread of a body that stops goes on with the queue itself, as long as the entries are
 * [plain][Ready.plain]. The fiber that such an entry is to mount is only noted; it gets the turn
 * when the entry is over, without a stop at the loop's thread.
 *
 * ```
 *   loop's thread   plain entry ─▶ hands over            waits                  ┌─▶ goes on
 *   fiber A's                      └▶ body … stops: plain entries ─▶ hands over │
 *   fiber B's                                                        └▶ body … stops: an entry that is not plain
 * ```
 *
 * The user's code never runs on the thread of a body that is not its own: it would find that body's
 * locks, thread-locals and scoped values there. So callbacks and Kotlin bodies stay on the loop's
 * thread.
 */
internal class Relay(private val pool: FiberPool) {
  private val loop = pool.loop

  /** A plain entry runs, and has not noted a fiber yet: the mount is the last thing it does. */
  private var tail = false

  /** Where the loop's thread waits for the turn. */
  val wait = TurnWait()

  /** What gets the turn next. */
  private var noted: BatonFiber? = null

  /** Brought to the loop's thread: the answer of a body for code that is not plain. */
  private var answering: Fiber? = null

  /** Brought to the loop's thread: what ends the run. */
  private var error: Throwable? = null

  /** The entry whose fiber got the turn has not been ended by [LoopCore.endEntry] yet. */
  private var entryOpen = false

  /** The loop's thread has the turn, or gets it back. Written by whoever has the turn. */
  @Volatile private var home = true

  /** An entry that waits for its fiber to stop is ended by the relay. */
  val mountsLater: Boolean
    get() = noted != null

  /** True if [fiber] is mounted later; otherwise the caller has to do it now. */
  fun note(fiber: BatonFiber): Boolean {
    if (!tail) return false
    tail = false
    noted = fiber
    return true
  }

  /** Runs a plain entry on the loop's thread; returns when that has the turn again. */
  fun run(entry: Ready) {
    runTail(entry)
    val fiber = noted ?: return
    home = false
    if (!pass(fiber)) return finish()
    wait.until({ home || pool.lockWatch.endsRun() }, loop::noteFlag)
    if (!home) pool.lockWatch.endRun()
    finish()
  }

  /** What only the loop's thread may do of what was going on when it got the turn. */
  private fun finish() {
    home = true
    val fiber = answering
    val thrown = error
    answering = null
    error = null
    try {
      fiber?.complete()
    } finally {
      endEntry()
    }
    if (thrown != null) throw thrown
  }

  /**
   * Goes on with the queue on the thread of [stopped], which nobody waits for. True: it has been
   * resumed already; otherwise the turn has been passed on.
   */
  fun goOn(stopped: BatonFiber): Boolean {
    pool.running = null
    val next =
      try {
        nextAfter(stopped)
      } catch (thrown: Throwable) {
        error = thrown
        null
      }
    if (next === stopped) {
      accept(next)
      return true
    }
    if (next == null || !pass(next)) {
      home = true
      wait.wake()
    }
    return false
  }

  /** The fiber that is to be mounted next; null if the loop's thread has to see to it. */
  private fun nextAfter(stopped: BatonFiber): BatonFiber? {
    if (stopped.answered) {
      if (!stopped.endsItsTask) {
        answering = stopped
        return null
      }
      stopped.complete()
    }
    endEntry()
    while (noted == null) runTail(loop.takePlain() ?: return null)
    return noted
  }

  private fun runTail(entry: Ready) {
    tail = true
    try {
      entry.run()
    } finally {
      tail = false
    }
  }

  /** False if there is no thread for it: then its body has failed. */
  private fun pass(fiber: BatonFiber): Boolean {
    accept(fiber)
    try {
      fiber.resume()
    } catch (noThread: Throwable) {
      fiber.fail(noThread)
      answering = fiber
      return false
    }
    return true
  }

  private fun accept(fiber: BatonFiber) {
    noted = null
    entryOpen = true
    pool.running = fiber
    pool.switches++
  }

  private fun endEntry() {
    if (!entryOpen) return
    entryOpen = false
    loop.endEntry()
  }
}
