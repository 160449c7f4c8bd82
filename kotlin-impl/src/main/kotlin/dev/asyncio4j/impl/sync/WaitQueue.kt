package dev.asyncio4j.impl.sync

import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.currentTask

/**
 * Tasks that wait for their turn, first come first: a future each.
 *
 * A waiter stays in the queue until it has run, or, with [wakeNext], until it is woken. [owner] is
 * named in errors.
 */
internal class WaitQueue(private val owner: Any) {
  private val waiters = ArrayDeque<FutureImpl<Unit>>()

  val size: Int
    get() = waiters.size

  /** Adds a waiter for the current task. */
  suspend fun add(): FutureImpl<Unit> {
    val loop = currentTask().eventLoop
    val first = waiters.firstOrNull()
    check(first == null || first.eventLoop === loop) {
      "$owner is bound to a different event loop: tasks of ${first?.eventLoop} wait for it, so one of $loop cannot"
    }
    return FutureImpl<Unit>(loop).also(waiters::addLast)
  }

  /** Awaits the turn of [waiter], which then leaves the queue, woken or cancelled. */
  suspend fun awaitTurn(waiter: FutureImpl<Unit>) {
    try {
      waiter.awaitDone()
    } finally {
      remove(waiter)
    }
  }

  fun remove(waiter: FutureImpl<Unit>): Boolean = waiters.remove(waiter)

  fun allCancelled(): Boolean = waiters.all { it.cancelled() }

  /** Wakes the first waiter; nobody else while that one has been woken but has not run. */
  fun wakeFirst() {
    val first = waiters.firstOrNull() ?: return
    if (!first.done()) first.setResult(Unit)
  }

  /**
   * Wakes up to [n] waiters that are not woken yet; returns how many it were. They stay in the
   * queue.
   */
  fun wake(n: Int): Int {
    var woken = 0
    for (waiter in waiters) {
      if (woken >= n) break
      if (waiter.done()) continue
      waiter.setResult(Unit)
      woken++
    }
    return woken
  }

  /** Takes waiters out until one is woken. */
  fun wakeNext() {
    while (true) {
      val waiter = waiters.removeFirstOrNull() ?: return
      if (!waiter.done()) return waiter.setResult(Unit)
    }
  }

  fun wakeAll() {
    while (size > 0) wakeNext()
  }

  override fun toString() = if (waiters.isEmpty()) "" else ", waiters:$size"
}
