package dev.asyncio4j.impl.loop

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.locks.LockSupport

/**
 * Finds bodies that await while they are pinned, in mode `loop`: such an await blocks the loop's
 * own thread for ever.
 *
 * One daemon thread for the process, alive only while loops run. It looks at what each loop
 * carries; a fiber that has stopped, yet is still mounted at the next look, is pinned: its await
 * fails with the reason. The hot path pays nothing.
 */
internal object PinWatch {
  private const val INTERVAL_NANOS = 100_000_000L
  private val watched = ConcurrentHashMap<FiberPool, Long>()
  private var thread: Thread? = null

  fun watch(pool: FiberPool) {
    watched[pool] = 0
    synchronized(this) {
      if (thread == null)
        thread = Thread(::look, "asyncio4j-pin-watch").apply { isDaemon = true }.also(Thread::start)
    }
  }

  fun leave(pool: FiberPool) {
    watched.remove(pool)
  }

  private fun look() {
    while (true) {
      LockSupport.parkNanos(INTERVAL_NANOS)
      for ((pool, seen) in watched) {
        val fiber = pool.mounted?.takeIf(CarrierFiber::suspectedPin)
        val stop = if (fiber == null) 0 else pool.mounts
        if (fiber != null && stop == seen) fiber.breakPin()
        watched.computeIfPresent(pool) { _, _ -> stop }
      }
      synchronized(this) {
        if (watched.isEmpty()) {
          thread = null
          return
        }
      }
    }
  }
}
