package dev.asyncio4j.impl.loop

/** Code that waits until its loop has nothing to do: tests that go on when every task waits. */
internal class IdleWaiters {
  /** One that waits: told once, between two passes. */
  interface Waiter {
    /** True if a channel of interest counts as work. */
    val minds: Boolean

    fun idle()

    /** [texts] say what was ready after too many passes in a row that all had something to run. */
    fun neverIdle(texts: List<String>)
  }

  private val waiters = ArrayList<Waiter>()

  /** The number of passes since the oldest of [waiters] came, or since the clock moved. */
  private var passes = 0

  fun add(waiter: Waiter) {
    if (waiters.isEmpty()) passes = 0
    waiters += waiter
  }

  /** A pass begins. */
  fun passed(ready: ReadyQueue) {
    if (waiters.isEmpty() || ++passes < MOST_PASSES || ready.size == 0) return
    val texts = ready.toList().take(NAMED).map(Texts::of)
    take { true }.forEach { it.neverIdle(texts) }
  }

  /**
   * The loop has nothing to run; true if somebody has waited for that, and may have queued more.
   */
  fun release(channels: Int): Boolean {
    if (waiters.isEmpty()) return false
    val told = take { channels == 0 || !it.minds }
    told.forEach(Waiter::idle)
    return told.isNotEmpty()
  }

  private fun take(which: (Waiter) -> Boolean): List<Waiter> {
    val taken = waiters.filter(which)
    waiters -= taken.toSet()
    return taken
  }

  private companion object {
    const val MOST_PASSES = 10_000
    const val NAMED = 5
  }
}
