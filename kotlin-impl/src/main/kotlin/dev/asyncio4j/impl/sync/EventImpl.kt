package dev.asyncio4j.impl.sync

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.sync.Event

/** A flag and the tasks that wait for it. */
internal class EventImpl : Event {
  private val waiters = WaitQueue(this)
  private var set = false

  override fun set() {
    if (set) return
    set = true
    waiters.wake(Int.MAX_VALUE)
  }

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
    if (!set) waiters.awaitTurn(waiters.add())
  }

  override fun toString() = "<Event [${if (set) "set" else "unset"}$waiters]>"
}
