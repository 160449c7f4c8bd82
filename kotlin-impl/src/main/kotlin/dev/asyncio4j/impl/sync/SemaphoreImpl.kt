package dev.asyncio4j.impl.sync

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.sync.BoundedSemaphore
import dev.asyncio4j.sync.Semaphore

/**
 * Permits, handed out strictly in order.
 *
 * Invariant: waking a waiter takes its permit out of [value] at once; one that is cancelled before
 * it runs puts it back.
 */
internal open class SemaphoreImpl(initial: Int) : LockableImpl(), Semaphore {
  /** The number of free permits: more than fit into an Int, if it is released often enough. */
  private var value = initial.toLong()

  private val waiters = ParkingLot(this)

  init {
    require(value >= 0) { "Semaphore initial value must be >= 0, got $value" }
  }

  protected val permits: Long
    get() = value

  override fun tryAcquire(): Boolean {
    if (locked()) return false
    value--
    return true
  }

  override suspend fun acquireNow() {
    if (!tryAcquire()) awaitTurn()
  }

  private suspend fun awaitTurn() {
    val waiter = waiters.add()
    try {
      waiters.awaitTurn(waiter)
    } catch (error: CancelledError) {
      if (waiter.done() && !waiter.cancelled()) value++
      throw error
    } finally {
      while (value > 0) if (!wakeNext()) break // those that queued for order's sake only
    }
  }

  override fun release() {
    waiters.needRoom()
    value++
    wakeNext()
  }

  private fun wakeNext(): Boolean {
    if (waiters.wake(1) == 0) return false
    value--
    return true
  }

  override fun locked() = value == 0L || !waiters.allCancelled()

  override fun toString() =
    "<${javaClass.simpleName.removeSuffix("Impl")} [${if (locked()) "locked" else "unlocked, value:$value"}$waiters]>"
}

internal class BoundedSemaphoreImpl(private val bound: Int) :
  SemaphoreImpl(bound), BoundedSemaphore {
  override fun release() {
    require(permits < bound) {
      "BoundedSemaphore released too many times: $this; release once for each acquire"
    }
    super.release()
  }
}
