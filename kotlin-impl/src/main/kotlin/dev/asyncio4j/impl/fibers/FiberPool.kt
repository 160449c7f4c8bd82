package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.Bodies
import dev.asyncio4j.impl.loop.Interrupts
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.LoopThread
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.watch.LockWatch
import dev.asyncio4j.impl.watch.WatchReports
import java.util.ArrayDeque

/** The fibers of one loop: idle ones are kept and reused, the last one given back first. */
internal class FiberPool(val loop: LoopCore, val mode: FiberMode, reports: WatchReports) :
  Bodies, LoopThread.Mounts {
  private val idle = ArrayDeque<Fiber>()

  /** The first of all fibers that have not ended, suspended ones included: a chain. */
  private var newest: Fiber? = null

  /** The fiber that the loop's thread carries now, in mode `loop`. */
  override var mounted: LoopFiber? = null

  /**
   * The fiber that has the turn, in every mode. Written by the mounting thread; [Interrupts] may
   * see it late.
   */
  override var running: Fiber? = null

  /** The number of times a fiber's thread got the turn from another, for a test of costs. */
  override var switches = 0L

  /** The way of the turn from body to body. */
  val relay: Relay = mode.relay(this)

  val lockWatch = LockWatch(loop, reports)

  override val haveThreads: Boolean
    get() = mode.hasThreads

  override val inPlainEntry: Boolean
    get() = relay.inPlainEntry

  override fun relay(entry: Ready) {
    loop.carried?.keepShared()
    relay.run(entry)
  }

  /** True if the body that an entry is to run gets the turn when the entry has returned. */
  val mountsLater: Boolean
    get() = relay.mountsLater

  /** A fiber to run a body on; the one that has the turn needs stack to mount it. */
  fun take(): Fiber {
    running?.checkStack()
    return takeIdle() ?: mode.newFiber(this).also(::add)
  }

  private fun takeIdle(): Fiber? {
    while (true) {
      val fiber = idle.pollLast() ?: return null
      if (fiber.claim()) return fiber
      remove(fiber)
    }
  }

  fun giveBack(fiber: Fiber) {
    if (!hasRoom) return retire(fiber)
    idle.addLast(fiber)
    fiber.offer()
  }

  val hasRoom: Boolean
    get() = idle.size < MOST_IDLE && !loop.closed

  override fun attach() {
    (Thread.currentThread() as? LoopThread)?.fibers = this
  }

  /** Ends the run. Carried fibers end with it, on the thread that has carried them. */
  override fun detach() {
    if (!haveThreads) close()
    (Thread.currentThread() as? LoopThread)?.letGo()
  }

  /** Ends the run though a fiber has the turn: it never gives it back. */
  override fun letGo() {
    mounted = null
    running = null
  }

  override fun close() {
    while (true) retire(takeIdle() ?: return)
  }

  private fun add(fiber: Fiber) {
    fiber.older = newest
    newest?.newer = fiber
    newest = fiber
  }

  private fun retire(fiber: Fiber) {
    remove(fiber)
    fiber.retire()
  }

  private fun remove(fiber: Fiber) {
    val newer = fiber.newer
    if (newer == null) newest = fiber.older else newer.older = fiber.older
    fiber.older?.newer = newer
  }

  override fun all(): Sequence<Fiber> = generateSequence(newest, Fiber::older)
}

private const val MOST_IDLE = 256
