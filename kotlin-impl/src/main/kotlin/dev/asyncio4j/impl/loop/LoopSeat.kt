package dev.asyncio4j.impl.loop

/**
 * What a thread is to a loop: the loop's own thread, or a fiber of it.
 *
 * The thread-local answers "which loop runs here?" for both, and "may this code suspend?": only on
 * a [Fiber].
 */
internal interface LoopSeat {
  val loop: LoopCore

  companion object {
    private val seat = ThreadLocal<LoopSeat?>()

    /**
     * Pools whose fibers the loop's thread carries, of the loops that run now: usually one, at most
     * one per core.
     */
    @Volatile private var carrying = emptyArray<FiberPool>()

    /**
     * A carried fiber is found by its thread, which spares each of them the memory of a
     * thread-local.
     */
    fun current(): LoopSeat? {
      val thread = Thread.currentThread()
      for (pool in carrying) {
        val fiber = pool.mounted
        if (fiber != null && fiber.runsOn(thread)) return fiber
      }
      return seat.get()
    }

    @Synchronized
    fun startCarrying(pool: FiberPool) {
      carrying += pool
    }

    @Synchronized
    fun stopCarrying(pool: FiberPool) {
      carrying = carrying.filterNot { it === pool }.toTypedArray()
    }

    /** Seats this thread; null lets it go. Returns what it was before. */
    fun take(next: LoopSeat?): LoopSeat? {
      val previous = seat.get()
      if (next == null) seat.remove() else seat.set(next)
      return previous
    }
  }
}
