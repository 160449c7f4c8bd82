package dev.asyncio4j.impl.sync

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.sync.Lock

/**
 * A fair lock.
 *
 * Invariant: if the lock is free and someone waits, the first waiter has been woken and takes the
 * lock when it runs; a waiter that is cancelled on the way hands the wake-up on.
 */
internal class LockImpl : LockableImpl(), Lock {
  private val waiters = ParkingLot(this)
  private var locked = false

  override fun tryAcquire(): Boolean {
    if (locked || !waiters.allCancelled()) return false
    locked = true
    return true
  }

  override suspend fun acquireNow() {
    if (tryAcquire()) return
    awaitTurn()
    locked = true
  }

  private suspend fun awaitTurn() {
    val waiter = waiters.add()
    try {
      waiters.awaitTurn(waiter)
    } catch (error: CancelledError) {
      if (!locked) waiters.wakeFirst()
      throw error
    }
  }

  override fun release() {
    check(locked) { "Lock is not acquired: $this; release it once for each acquire" }
    waiters.needRoom()
    locked = false
    waiters.wakeFirst()
  }

  override fun locked() = locked

  override fun toString() = "<Lock [${if (locked) "locked" else "unlocked"}$waiters]>"
}
