package dev.asyncio4j.impl.loop

/** The fibers of one loop: idle ones are kept and reused, the last one given back first. */
internal class FiberPool(private val loop: LoopCore, private val mode: FiberMode) {
  private val idle = ArrayDeque<Fiber>()

  /** The fiber that the loop's thread carries now, in mode `loop`. */
  var mounted: CarrierFiber? = null

  /**
   * The fiber that has the turn, in every mode. Written by whoever mounts; [Interrupts] may see it
   * late.
   */
  var running: Fiber? = null

  /** How often a fiber got the turn: what a test of costs counts. */
  var switches = 0L

  /** A fiber to run a body on; the one that has the turn needs stack to mount it. */
  fun take(): Fiber {
    running?.checkStack()
    return takeIdle() ?: mode.newFiber(loop)
  }

  private fun takeIdle(): Fiber? {
    while (true) {
      val fiber = idle.removeLastOrNull() ?: return null
      if (fiber.claim()) return fiber
    }
  }

  fun giveBack(fiber: Fiber) {
    if (!hasRoom) return fiber.retire()
    idle.addLast(fiber)
    fiber.offer()
  }

  val hasRoom: Boolean
    get() = idle.size < MOST_IDLE && !loop.closed

  fun attach() {
    (Thread.currentThread() as? LoopThread)?.fibers = this
  }

  /** The run ends. Carried fibers end with it, on the thread that has carried them. */
  fun detach() {
    if (mode == FiberMode.LOOP) close()
    (Thread.currentThread() as? LoopThread)?.letGo()
  }

  fun close() {
    while (true) (takeIdle() ?: return).retire()
  }

  private companion object {
    const val MOST_IDLE = 256
  }
}
