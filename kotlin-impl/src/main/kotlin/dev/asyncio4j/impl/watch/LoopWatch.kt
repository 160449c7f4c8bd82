package dev.asyncio4j.impl.watch

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.locks.LockSupport

/** What is looked at from outside, again and again, while a loop runs. */
internal interface Watched {
  /** How long it may wait for the next look. */
  val intervalNanos: Long

  /** Called by one thread at a time, which may see the loop's plain fields late. */
  fun look()
}

/**
 * One daemon thread for the process that looks at loops from outside: alive only while there is
 * something to look at. The hot path pays nothing.
 */
internal object LoopWatch {
  private val watched = ConcurrentHashMap.newKeySet<Watched>()
  private var thread: Thread? = null

  /** How long the thread sleeps between two looks. */
  @Volatile private var sleep = 0L

  fun watch(what: Watched) {
    watched += what
    synchronized(this) {
      val running = thread
      if (running == null)
        thread = Thread(::look, "asyncio4j-watch").apply { isDaemon = true }.also(Thread::start)
      else if (what.intervalNanos < sleep) LockSupport.unpark(running)
    }
  }

  fun leave(what: Watched) {
    watched -= what
  }

  private fun look() {
    while (true) {
      sleep = watched.minOfOrNull(Watched::intervalNanos) ?: 0
      LockSupport.parkNanos(sleep)
      watched.forEach(Watched::look)
      synchronized(this) {
        if (watched.isEmpty()) {
          thread = null
          return
        }
      }
    }
  }
}
