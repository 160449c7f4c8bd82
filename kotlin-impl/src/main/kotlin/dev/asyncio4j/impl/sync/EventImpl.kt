package dev.asyncio4j.impl.sync

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.sync.Event

/** A flag and the tasks that wait for it. */
internal class EventImpl : Event {
  private val waiters = ParkingLot(this)
  private var set = false

  override fun set() {
    if (set) return
    needRoom()
    set = true
    waiters.wake()
  }

  /** Makes sure that there is room to [set], for an owner that changes something before. */
  fun needRoom() = waiters.needRoom()

  override fun clear() {
    set = false
  }

  override fun isSet() = set

  override fun await(): Coroutine<Boolean> =
    SuspendCoroutine("Event.await", callsNoUserCode = true) {
      awaitSet()
      true
    }

  suspend fun awaitSet() {
    if (!set) waiters.await()
  }

  override fun toString() = "<Event [${if (set) "set" else "unset"}$waiters]>"
}
