package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.StackRoom

/**
 * Tasks that wait for the same thing, first come first: a future each, so that one may be cancelled
 * alone.
 *
 * A waiter stays in the lot until it has run, or, with [wakeNext], until it is woken.
 *
 * @param owner is named in errors
 * @param home the loop of the [owner]; null if that belongs to whichever loop waits for it
 */
internal class ParkingLot(private val owner: Any, private val home: TaskLoop? = null) {
  private val waiters = ArrayDeque<FutureImpl<Unit>>()

  val size: Int
    get() = waiters.size

  /** The futures of those that wait, for a look from outside. */
  val waitersSeen: List<FutureImpl<*>>
    get() = waiters.toList()

  /** The number of waiters that are neither woken nor cancelled. */
  val asleep: Int
    get() = waiters.count { !it.done() }

  /** Adds a waiter for the current task. */
  suspend fun add(): FutureImpl<Unit> {
    val loop = home ?: currentTask().eventLoop
    val first = waiters.firstOrNull()
    check(first == null || first.eventLoop === loop) {
      "$owner is bound to a different event loop: tasks of ${first?.eventLoop} wait for it, so one of $loop cannot"
    }
    return FutureImpl<Unit>(loop).also(waiters::addLast)
  }

  /** Waits until somebody wakes the task. */
  suspend fun await() = awaitTurn(add())

  /** Awaits the turn of [waiter], which then leaves the lot, woken or cancelled. */
  suspend fun awaitTurn(waiter: FutureImpl<Unit>) {
    try {
      waiter.awaitDone()
    } finally {
      waiters.remove(waiter)
    }
  }

  /**
   * Waits for [wakeNext]. If the task is cancelled after it was woken, and what it was woken for is
   * [stillThere], the next one is woken.
   */
  suspend inline fun awaitNext(stillThere: () -> Boolean) {
    val waiter = add()
    try {
      waiter.awaitDone()
    } catch (error: Throwable) {
      waiter.cancel()
      remove(waiter)
      if (stillThere() && !waiter.cancelled()) wakeNext()
      throw error
    }
  }

  /**
   * Waits until [done], whatever is cancelled meanwhile; gives the first cancellation. For what
   * must not be left half done, and ends soon.
   */
  suspend fun awaitThrough(done: () -> Boolean): CancelledError? {
    var first: CancelledError? = null
    while (!done()) {
      try {
        await()
      } catch (error: CancelledError) {
        if (first == null) first = error
      }
    }
    return first
  }

  fun remove(waiter: FutureImpl<Unit>): Boolean = waiters.remove(waiter)

  fun allCancelled(): Boolean {
    for (i in 0 until waiters.size) if (!waiters[i].cancelled()) return false
    return true
  }

  /**
   * Makes sure, before the [owner] changes what its tasks wait for, that the stack has room to wake
   * them: else they would sleep on, though there is nothing left to wait for.
   */
  fun needRoom() {
    if (waiters.isNotEmpty()) StackRoom.need(2)
  }

  /** Wakes the first waiter; nobody else while that one has been woken but has not run. */
  fun wakeFirst() {
    waiters.firstOrNull()?.release()
  }

  /** Wakes up to [n] waiters that are not woken yet; returns how many it were. */
  fun wake(n: Int = Int.MAX_VALUE): Int {
    var woken = 0
    for (waiter in waiters) {
      if (woken >= n) break
      if (waiter.done()) continue
      waiter.setResult(Unit)
      woken++
    }
    return woken
  }

  /** Takes waiters out until one is woken; false if none was left. */
  fun wakeNext(): Boolean {
    while (true) {
      val waiter = waiters.firstOrNull() ?: return false
      val asleep = !waiter.done()
      if (asleep) waiter.setResult(Unit) // first: it may find no room on the stack
      waiters.removeFirst()
      if (asleep) return true
    }
  }

  /** Takes all waiters out, and wakes them. */
  fun wakeAll() {
    while (wakeNext()) continue
  }

  override fun toString() = if (waiters.isEmpty()) "" else ", waiters:$size"
}
