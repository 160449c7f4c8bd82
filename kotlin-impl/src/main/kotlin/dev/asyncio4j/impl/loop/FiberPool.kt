package dev.asyncio4j.impl.loop

import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.locks.LockSupport

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

  /** Continuations of virtual threads that are not fibers but inherited the scheduler of one. */
  private val foreign = ConcurrentLinkedQueue<Runnable>()

  fun take(): Fiber = idle.removeLastOrNull() ?: mode.newFiber(loop)

  fun giveBack(fiber: Fiber) {
    if (hasRoom) idle.addLast(fiber) else fiber.retire()
  }

  val hasRoom: Boolean
    get() = idle.size < MOST_IDLE && !loop.closed

  fun attach() {
    if (mode == FiberMode.LOOP) LoopSeat.startCarrying(this)
  }

  fun detach() {
    if (mode == FiberMode.LOOP) LoopSeat.stopCarrying(this)
  }

  /**
   * Runs [continuation] on the loop's thread: in its turn, or at once if the loop waits for a
   * blocked body.
   */
  fun carryForeign(continuation: Runnable) {
    foreign.add(continuation)
    loop.callForeign(Foreign())
    LockSupport.unpark(loop.thread)
  }

  fun runForeign() {
    while (true) (foreign.poll() ?: return).run()
  }

  fun close() {
    while (true) (idle.removeLastOrNull() ?: return).retire()
  }

  private inner class Foreign : Ready {
    override fun run() = runForeign()
  }

  private companion object {
    const val MOST_IDLE = 256
  }
}
