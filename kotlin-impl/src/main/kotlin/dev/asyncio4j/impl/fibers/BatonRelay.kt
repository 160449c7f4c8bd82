package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.Ready

/**
 * The relay where bodies have threads of their own: modes `handoff` and `platform`. Any fiber that
 * stops goes on with the queue, and passes the turn without a stop at the loop's thread.
 *
 * ```
 *   loop's thread   plain entry ─▶ hands over            waits                  ┌─▶ goes on
 *   fiber A's                      └▶ body … stops: plain entries ─▶ hands over │
 *   fiber B's                                                        └▶ body … stops: an entry that is not plain
 * ```
 */
internal class BatonRelay(pool: FiberPool) : Relay(pool) {
  /** The place where the loop's thread waits for the turn. */
  val wait = TurnWait(sharesCores = pool.mode == FiberMode.PLATFORM)

  /** The body that brings the loop's thread its answer. */
  private var answering: Fiber? = null

  /**
   * True if the loop's thread has the turn, or gets it back. Written by the thread that has the
   * turn.
   */
  @Volatile private var home = true

  override fun run(entry: Ready) {
    runTail(entry)
    val fiber = noted ?: return
    home = false
    if (pass(fiber)) {
      wait.until({ home || pool.lockWatch.endsRun() }, loop::noteFlag)
      if (!home) pool.lockWatch.endRun()
    }
    home = true
    finish(answering.also { answering = null })
  }

  /**
   * Goes on with the queue on the thread of [stopped], for which no thread waits. True: it has been
   * resumed already; otherwise the turn has been passed on.
   */
  fun goOn(stopped: BatonFiber): Boolean {
    val leaves = stopped.answered && !stopped.endsItsTask
    if (leaves) answering = stopped
    pool.running = null
    val next = if (leaves) null else nextAfter(stopped)
    if (next === stopped) return true
    if (next == null || !pass(next)) {
      home = true
      wait.wake()
    }
    return false
  }

  /**
   * Passes the turn to [fiber]. Returns false if there is no thread for it: then its body has
   * failed.
   */
  private fun pass(fiber: Fiber): Boolean {
    accept(fiber)
    try {
      (fiber as BatonFiber).resume()
    } catch (noThread: Throwable) {
      fiber.fail(noThread)
      answering = fiber
      return false
    }
    return true
  }
}
