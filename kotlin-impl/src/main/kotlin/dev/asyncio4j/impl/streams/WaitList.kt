package dev.asyncio4j.impl.streams

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.release

/** Tasks that wait for the same thing. Each has a future of its own: one may be cancelled alone. */
internal class WaitList(private val loop: TaskLoop) {
  private val waiters = LinkedHashSet<FutureImpl<Unit>>()

  suspend fun await() {
    val waiter = FutureImpl<Unit>(loop)
    waiters.add(waiter)
    try {
      waiter.awaitDone()
    } finally {
      waiters.remove(waiter)
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

  /** Wakes all, in the order in which they came. */
  fun releaseAll() = waiters.forEach { it.release() }
}
