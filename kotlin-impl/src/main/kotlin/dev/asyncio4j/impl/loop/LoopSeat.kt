package dev.asyncio4j.impl.loop

/**
 * What a thread is to a loop: the loop's own thread, or a fiber of it.
 *
 * The thread-local answers "which loop runs here?" for both, and "may this code suspend?": only on
 * a fiber.
 */
internal interface LoopSeat {
  val loop: LoopCore

  /** A fiber that the loop's own thread carries. */
  interface Carried : LoopSeat {
    fun runsOn(thread: Thread): Boolean
  }

  companion object {
    private val seat = ThreadLocal<LoopSeat?>()

    /**
     * A carried fiber is found by the thread that carries it, which spares each of them the memory
     * of a thread-local. Nothing of another loop is looked at: what that one writes at each of its
     * switches would go to and fro between the cores.
     */
    fun current(): LoopSeat? {
      val fiber = (VirtualThreads.currentCarrier() as? LoopThread)?.fibers?.mounted
      return if (fiber != null && fiber.runsOn(Thread.currentThread())) fiber else seat.get()
    }

    /** Seats this thread; null lets it go. Returns what it was before. */
    fun take(next: LoopSeat?): LoopSeat? {
      val previous = seat.get()
      if (next == null) seat.remove() else seat.set(next)
      return previous
    }
  }
}
