package dev.asyncio4j.impl.loop

import dev.asyncio4j.exceptions.RunInterruptedException
import java.util.concurrent.atomic.AtomicInteger

/**
 * The interrupts of the thread that called `run`: the counterpart of asyncio's Ctrl-C.
 *
 * Code that sees the flag clears it and calls [note]; the loop takes it up as an entry of its
 * queue, on its turn. From the second one on, the body that has the turn is interrupted as well,
 * since it may be what blocks the loop.
 */
internal class Interrupts(private val loop: LoopCore) {
  /**
   * Decides, on the loop's turn, what an interrupt does: true if it has been dealt with and the run
   * goes on.
   */
  var handler: (() -> Boolean)? = null

  /**
   * Interrupts of this run, and those of them that were dealt with. The first is written by any
   * thread.
   */
  private val noted = AtomicInteger()
  private var handled = 0

  /** Counts an interrupt, and clears the thread's flag. From any thread. */
  fun note() {
    val count = noted.incrementAndGet() // before the entry is queued: it may run at once
    loop.laterFromOutside(Arrived())
    if (count > 1) loop.fibers.running?.interrupt()
  }

  /**
   * Ends the run. Returns true if an interrupt came too late for it: then the flag must be set
   * again.
   */
  fun endRun(): Boolean {
    val late = noted.getAndSet(0) > handled
    handled = 0
    return late
  }

  private inner class Arrived : Ready {
    override fun run() {
      if (handled >= noted.get()) return // of a run that has ended
      handled++
      if (handler?.invoke() != true)
        throw RunInterruptedException("the run was interrupted: $loop stopped at once")
    }
  }
}
