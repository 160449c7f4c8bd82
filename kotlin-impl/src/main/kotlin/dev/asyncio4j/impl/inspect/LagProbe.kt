package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.loop.VirtualClock
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * Measures the lag of a loop: how long an entry waits for its run. Asked from outside, one entry at
 * a time; not of a loop under virtual time, which the entry would disturb.
 */
internal class LagProbe(private val loop: TaskLoop) {
  /** The time at which an entry was queued that has not run; 0 if there is none. */
  @Volatile private var asked = 0L

  /** The last answer, in nanoseconds. */
  @Volatile private var answered = 0L

  private var next = System.nanoTime()

  /** The lag now: that of the entry that still waits, if it is longer. In nanoseconds. */
  val nanos: Long
    get() {
      val since = asked
      return if (since == 0L) answered else maxOf(answered, System.nanoTime() - since)
    }

  /** Queues an entry if it is time for one. By one thread at a time. */
  fun look() {
    val now = System.nanoTime()
    if (now - next < 0 || asked != 0L || !loop.isRunning() || loop.clock is VirtualClock) return
    next = now + INTERVAL_NANOS
    asked = now
    loop.laterFromOutside {
      answered = System.nanoTime() - now
      asked = 0
    }
  }

  private companion object {
    const val INTERVAL_NANOS = 1_000_000_000L
  }
}
