package dev.asyncio4j.impl.sync

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.sync.Condition
import java.util.function.Supplier

/** A lock, and the tasks that have given it up to wait for a signal. */
internal class ConditionImpl(private val lock: LockImpl) : LockableImpl(), Condition {
  private val waiters = ParkingLot(this)

  override fun tryAcquire() = lock.tryAcquire()

  override suspend fun acquireNow() = lock.acquireNow()

  override fun release() = lock.release()

  override fun locked() = lock.locked()

  override fun await(): Coroutine<Boolean> =
    SuspendCoroutine("Condition.await", callsNoUserCode = true) {
      awaitSignal()
      true
    }

  override fun <T> awaitFor(predicate: Supplier<T>): Coroutine<T> =
    SuspendCoroutine("Condition.awaitFor") { awaitUntil(predicate) }

  suspend fun <T> awaitUntil(predicate: Supplier<T>): T {
    var value = predicate.get()
    while (value == null || value == false) {
      awaitSignal()
      value = predicate.get()
    }
    return value
  }

  suspend fun awaitSignal() {
    check(locked()) { "cannot wait on un-acquired lock: $this; acquire it first, best with `with`" }
    val waiter = waiters.add()
    try {
      release()
    } catch (error: Throwable) {
      waiters.remove(waiter) // else it took a signal that is for another
      throw error
    }
    try {
      try {
        waiters.awaitTurn(waiter)
      } finally {
        reacquire()
      }
    } catch (error: Throwable) {
      waiters.wake(1) // a signal may have been meant for this task: another one gets it
      throw error
    }
  }

  /**
   * Acquires the lock again, in any case; of several cancellations meanwhile the last one comes
   * out.
   */
  private suspend fun reacquire() {
    var cancelled: CancelledError? = null
    while (true) {
      try {
        lock.acquireNow()
        break
      } catch (error: CancelledError) {
        cancelled = error
      }
    }
    if (cancelled != null) throw cancelled
  }

  override fun signal() = signal(1)

  override fun signal(n: Int) {
    check(locked()) {
      "cannot notify on un-acquired lock: $this; acquire it first, best with `with`"
    }
    waiters.wake(n)
  }

  override fun signalAll() = signal(waiters.size)

  override fun toString() = "<Condition [${if (locked()) "locked" else "unlocked"}$waiters]>"
}
