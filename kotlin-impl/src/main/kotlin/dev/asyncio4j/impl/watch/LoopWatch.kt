package dev.asyncio4j.impl.watch

import dev.asyncio4j.impl.loop.joinForAMoment
import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.locks.LockSupport

/** A thing to look at from outside, again and again, while a loop runs. */
internal interface Watched {
  /** The longest time it may wait for the next look. */
  val intervalNanos: Long

  /** Looks. Called by one thread at a time, which may see the loop's plain fields late. */
  fun look()
}

/**
 * One daemon thread for the process that looks at loops from outside: alive only while there is
 * something to look at. The hot path pays nothing.
 */
internal object LoopWatch {
  private val watched = ConcurrentHashMap.newKeySet<Watched>()
  private var thread: Thread? = null

  /** The time the thread sleeps between two looks. */
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

  /** Looks at [what] no more; the thread ends at its next look if that was the last one. */
  fun leave(what: Watched) {
    watched -= what
  }

  /** Ends the thread now if it has nothing to look at: our classes may be unloaded next. */
  fun endIfIdle() {
    val ending = synchronized(this) { if (watched.isEmpty()) thread else null } ?: return
    LockSupport.unpark(ending)
    ending.joinForAMoment()
  }

  /** Looks at [what]; if that fails, it is said once, and [what] is looked at no more. */
  fun lookAt(what: Watched): Boolean {
    try {
      what.look()
      return true
    } catch (error: Throwable) {
      leave(what)
      logger.log(
        Level.ERROR,
        "The ${what.javaClass.simpleName} of an event loop has failed, and looks no more",
        error,
      )
      return false
    }
  }

  private fun look() {
    while (true) {
      sleep = watched.minOfOrNull(Watched::intervalNanos) ?: 0
      LockSupport.parkNanos(sleep)
      for (each in watched) lookAt(each)
      synchronized(this) {
        if (watched.isEmpty()) {
          thread = null
          return
        }
      }
    }
  }
}
