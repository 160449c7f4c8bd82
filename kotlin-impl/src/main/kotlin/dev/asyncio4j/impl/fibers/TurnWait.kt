package dev.asyncio4j.impl.fibers

import java.util.concurrent.locks.LockSupport

/**
 * How a thread waits for the turn in modes `handoff` and `platform`: it yields a few times, and
 * parks only then.
 *
 * Bodies that wait for each other come back sooner than a park with its unpark takes. Where the
 * turn stays away, yielding is lost time: a wait that had to park is followed by [RESTS] that park
 * at once.
 */
internal class TurnWait {
  /** Who is parked here, or about to be, and has to be woken; null while nobody is. */
  @Volatile private var parked: Thread? = null

  /** Waits that park at once, before yielding is tried again. */
  private var rests = 0

  /** Returns when [arrived], which is volatile. [interrupted]: the flag was set, and is cleared. */
  inline fun until(arrived: () -> Boolean, interrupted: () -> Unit) {
    if (rests > 0) {
      rests--
    } else {
      repeat(YIELDS) {
        Thread.`yield`()
        if (arrived()) return
      }
      rests = RESTS
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

  /** To be called after what `arrived` tells has been written. */
  fun wake() = LockSupport.unpark(parked)

  companion object {
    const val YIELDS = 4
    const val RESTS = 15
  }
}
