package dev.asyncio4j.impl.loop

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.locks.LockSupport

/**
 * One daemon thread for the process that looks at loops from outside: alive only while there is
 * something to look at. The hot path pays nothing.
 */
internal object LoopWatch {
  private const val INTERVAL_NANOS = 100_000_000L
  private val watched = ConcurrentHashMap.newKeySet<StallWatch>()
  private var thread: Thread? = null

  fun watch(what: StallWatch) {
    watched += what
    synchronized(this) {
      if (thread == null)
        thread = Thread(::look, "asyncio4j-watch").apply { isDaemon = true }.also(Thread::start)
    }
  }

  fun leave(what: StallWatch) {
    watched -= what
  }

  private fun look() {
    while (true) {
      LockSupport.parkNanos(INTERVAL_NANOS)
      watched.forEach(StallWatch::look)
      synchronized(this) {
        if (watched.isEmpty()) {
          thread = null
          return
        }
      }
    }
  }
}
