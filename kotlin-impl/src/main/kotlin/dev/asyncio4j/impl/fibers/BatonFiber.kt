package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.RunningLoop
import java.util.concurrent.atomic.AtomicReference

/**
 * A fiber on a thread of its own: the turn is a baton that threads hand on, see [TurnWait].
 *
 * The thread that mounts it waits for the turn to come back; if the [BatonRelay] resumes it, none
 * waits, and its thread finds out itself who is next. Modes `handoff` (virtual threads) and
 * `platform` (platform threads).
 */
internal class BatonFiber(
  pool: FiberPool,
  override val suspendsToHeap: Boolean,
  newThread: (Runnable) -> Thread,
) : Fiber(pool) {
  private val relay
    get() = pool.relay as BatonRelay

  override val thread: Thread = newThread(this)

  /**
   * The place where the thread waits for the turn: to go on, or to get it back from a fiber it
   * mounted.
   */
  private val wait = TurnWait(sharesCores = !suspendsToHeap)

  /**
   * The place where the thread that mounted the fiber waits for the turn: the loop's, or that of a
   * fiber that starts a task eagerly; null while none waits.
   */
  private var mounter: TurnWait? = null

  /**
   * True once the fiber has given the turn back. Written by the thread that has the turn; its
   * writes publish all that came before.
   */
  @Volatile private var stopped = true

  override fun mount(mounter: Fiber?) {
    if (mounter != null) return (mounter as BatonFiber).waitFor(this)
    val wait = relay.wait
    pass(wait)
    wait.until({ stopped || pool.lockWatch.endsRun() }, loop::noteFlag)
    if (!stopped) pool.lockWatch.endRun()
  }

  /** Passes the turn to [fiber], and gets it back when that has stopped. Called on this thread. */
  private fun waitFor(fiber: BatonFiber) {
    fiber.pass(wait)
    keepingFlag { noteFlag -> wait.until({ fiber.stopped }, noteFlag) }
    loop.nanosSinceCheck() // that time was the other's: this body has called nothing in it
  }

  /**
   * Waits without noticing an interrupt, as a body does that waits for the turn: the flag is set
   * again.
   */
  private inline fun keepingFlag(waiting: (() -> Unit) -> Unit) {
    var interrupted = false
    waiting { interrupted = true }
    unmovedNanos = 0
    if (interrupted) Thread.currentThread().interrupt()
  }

  /** Gets the turn for the [BatonRelay]: the thread that gives it does not wait for it. */
  fun resume() = pass(null)

  private fun pass(mounter: TurnWait?) {
    this.mounter = mounter
    stopped = false
    try {
      if (started) wait.wake() else start()
    } catch (noThread: Throwable) {
      stopped = true
      throw noThread
    }
  }

  override fun unmount() {
    if (giveTurn()) return
    keepingFlag { noteFlag -> wait.until({ !stopped }, noteFlag) }
  }

  /**
   * Room for the queue too: the thread may go on with entries of other tasks, and start a thread
   * for one of them.
   */
  override val roomToStop: Int
    get() = ROOM_FOR_ENTRIES

  /** The longest time that the body can have run since the JVM last moved its stack to the heap. */
  private var unmovedNanos = 0L

  /**
   * Moving a deep stack to the heap takes stack itself, and may overflow it: that must not happen
   * once the turn is passed on. A stack grows in time only; so a body that may have called deep
   * enough yields first, with the turn, and finds out.
   */
  override fun checkStack() {
    super.checkStack()
    if (!suspendsToHeap) return
    unmovedNanos += loop.nanosSinceCheck()
    if (unmovedNanos < DEEP_NANOS) return
    Thread.`yield`()
    unmovedNanos = 0
  }

  /** True if it has been mounted again already. */
  private fun giveTurn(): Boolean {
    val mounter = mounter // before the turn is passed on: the next mount writes it
    stopped = true
    if (mounter != null) mounter.wake() else if (relay.goOn(this)) stopped = false
    return !stopped
  }

  /**
   * Waits, idle, for the next body. A platform thread is dear: one that has been idle for long
   * ends, even while its loop is open.
   */
  override fun rest(): Boolean {
    if (suspendsToHeap) return super.rest()
    if (giveTurn()) return true
    do {
      if (wait.untilOrOver(LONGEST_REST_NANOS) { !stopped }) return true
    } while (!place.compareAndSet(Place.IDLE, Place.GONE))
    return false
  }

  override fun offer() = place.set(Place.IDLE)

  override fun claim() = place.compareAndSet(Place.IDLE, Place.BUSY)

  override fun sit(seat: RunningLoop?) {
    RunningLoop.take(seat)
  }

  override fun finish() {
    val mounter = mounter
    stopped = true
    mounter?.wake()
  }

  /**
   * ```
   *          its body has ended: offer()        rested for too long
   *   BUSY ◀───────────────────────────▶ IDLE ──────────────────────▶ GONE
   *          taken from the pool: claim()
   * ```
   */
  private enum class Place {
    BUSY,
    IDLE,
    GONE,
  }

  private val place = AtomicReference(Place.BUSY)
}

private const val ROOM_FOR_ENTRIES = 4

private const val LONGEST_REST_NANOS = 5_000_000_000L

/** A time in which no thread calls more than 2,000 methods, one in the other. */
private const val DEEP_NANOS = 4_000L
