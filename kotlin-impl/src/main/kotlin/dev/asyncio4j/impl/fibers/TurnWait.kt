package dev.asyncio4j.impl.fibers

import java.util.concurrent.locks.LockSupport

/**
 * The wait of a thread for the turn in modes `handoff` and `platform`: it yields a few times, and
 * parks only then.
 *
 * Bodies that wait for each other come back sooner than a park with its unpark takes. Where the
 * turn stays away, yielding is lost time: a wait that had to park is followed by [RESTS] that park
 * at once. So it is where other programs want the cores: a yield of a thread that [sharesCores]
 * with them gives them milliseconds, and a look at the clock after it says so.
 */
internal class TurnWait(private val sharesCores: Boolean) {
  /**
   * The thread that is parked here, or about to be, and has to be woken; null while there is none.
   */
  @Volatile private var parked: Thread? = null

  /** The number of waits that park at once, before yielding is tried again. */
  private var rests = 0

  /** Returns when [arrived], which is volatile. [interrupted]: the flag was set, and is cleared. */
  inline fun until(arrived: () -> Boolean, interrupted: () -> Unit) {
    if (rests > 0) {
      rests--
    } else {
      val start = if (sharesCores) System.nanoTime() else 0
      for (yields in 1..YIELDS) {
        Thread.`yield`()
        rests = if (sharesCores && System.nanoTime() - start > SLOW_NANOS) LONG_RESTS else 0
        if (arrived()) return
        if (rests > 0) break
      }
      if (rests == 0) rests = RESTS
    }
    parked = Thread.currentThread()
    while (!arrived()) {
      LockSupport.park(this)
      if (Thread.interrupted()) interrupted() // parking with the flag set would spin
    }
    parked = null
  }

  /** Parks until [arrived], for [nanos] at most; false if it has not by then. */
  inline fun untilOrOver(nanos: Long, arrived: () -> Boolean): Boolean {
    val end = System.nanoTime() + nanos
    parked = Thread.currentThread()
    while (!arrived()) {
      val left = end - System.nanoTime()
      if (left <= 0) break
      LockSupport.parkNanos(this, left)
      Thread.interrupted() // parking with the flag set would spin
    }
    parked = null
    return arrived()
  }

  /**
   * Wakes the waiting thread. To be called after the state that `arrived` reads has been written.
   */
  fun wake() = LockSupport.unpark(parked)

  companion object {
    const val YIELDS = 4
    const val RESTS = 15

    /** A yield that takes longer has let somebody else work. */
    const val SLOW_NANOS = 100_000L
    const val LONG_RESTS = 1_023
  }
}
