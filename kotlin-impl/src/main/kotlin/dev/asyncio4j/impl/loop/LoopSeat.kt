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

    /** A thread that carries the fibers of a loop that runs now. */
    private class Carrying(val thread: Thread, val pool: FiberPool)

    /** Usually one, at most one per core. */
    @Volatile private var carrying = emptyArray<Carrying>()

    /**
     * A carried fiber is found by the thread that carries it, which spares each of them the memory
     * of a thread-local. What another loop has mounted is not looked at: that is written at each of
     * its switches, and would go to and fro between the cores.
     */
    fun current(): LoopSeat? {
      val carrying = carrying
      if (carrying.isNotEmpty()) {
        val carrier = VirtualThreads.currentCarrier()
        for (each in carrying) {
          if (each.thread !== carrier) continue
          val fiber = each.pool.mounted
          if (fiber != null && fiber.runsOn(Thread.currentThread())) return fiber
        }
      }
      return seat.get()
    }

    @Synchronized
    fun startCarrying(pool: FiberPool) {
      carrying += Carrying(Thread.currentThread(), pool)
    }

    @Synchronized
    fun stopCarrying(pool: FiberPool) {
      carrying = carrying.filterNot { it.pool === pool }.toTypedArray()
    }

    /** Seats this thread; null lets it go. Returns what it was before. */
    fun take(next: LoopSeat?): LoopSeat? {
      val previous = seat.get()
      if (next == null) seat.remove() else seat.set(next)
      return previous
    }
  }
}
