package dev.asyncio4j.impl.loop

import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.locks.LockSupport

/** The fibers of one loop: idle ones are kept and reused, the last one given back first. */
internal class FiberPool(private val loop: LoopCore, private val mode: FiberMode) {
  private val idle = ArrayDeque<Fiber>()
  private val pinWatch = PinWatch(this)

  /**
   * The fiber that the loop's thread carries now, in mode `loop`. Written by that thread;
   * [PinWatch] may see it late.
   */
  var mounted: CarrierFiber? = null

  /**
   * Counts mounts, for [PinWatch] to tell one stop from the next. Written and read as [mounted].
   */
  var mounts = 0L

  /**
   * The fiber that has the turn, in every mode. Written by whoever mounts; [Interrupts] may see it
   * late.
   */
  var running: Fiber? = null

  /** Continuations of virtual threads that are not fibers but inherited the scheduler of one. */
  private val foreign = ConcurrentLinkedQueue<Runnable>()

  fun take(): Fiber = idle.removeLastOrNull() ?: mode.newFiber(loop)

  fun giveBack(fiber: Fiber) {
    if (idle.size < MOST_IDLE && !loop.closed) idle.addLast(fiber) else fiber.retire()
  }

  fun attach() {
    if (mode != FiberMode.LOOP) return
    LoopSeat.startCarrying(this)
    LoopWatch.watch(pinWatch)
  }

  fun detach() {
    if (mode != FiberMode.LOOP) return
    LoopWatch.leave(pinWatch)
    LoopSeat.stopCarrying(this)
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
