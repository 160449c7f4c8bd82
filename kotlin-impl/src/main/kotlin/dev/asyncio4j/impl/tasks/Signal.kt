package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError

/**
 * Wakes the one task that waits. It keeps nothing: a task that comes later waits for the next time.
 */
internal class Signal(private val loop: TaskLoop) {
  private var waiter: FutureImpl<Unit>? = null

  /** A task waits, and has not been woken. */
  val isAwaited: Boolean
    get() = waiter?.done() == false

  /** A task waits, or was woken and has not run yet. */
  val isInUse: Boolean
    get() = waiter != null

  /** Waits for [release]; throws what [fail] or [cancel] brings instead. */
  suspend fun await() {
    check(!isAwaited) { "another task waits for this already: one at a time may" }
    val mine = FutureImpl<Unit>(loop).also { waiter = it }
    try {
      mine.awaitDone()
    } finally {
      if (waiter === mine) waiter = null
    }
  }

  /** Waits until it [isOver]; [onCancel] is called with each cancellation meanwhile. */
  suspend inline fun awaitThrough(isOver: () -> Boolean, onCancel: (CancelledError) -> Unit) {
    while (!isOver()) {
      try {
        await()
      } catch (error: CancelledError) {
        onCancel(error)
      }
    }
  }

  fun release() {
    waiter?.release()
  }

  fun fail(error: Throwable) {
    if (isAwaited) waiter!!.setException(error)
  }

  fun cancel() {
    waiter?.cancel()
  }
}

/** Completes a future that only wakes its waiter, unless it was cancelled in the meantime. */
internal fun FutureImpl<Unit>.release() {
  if (!done()) setResult(Unit)
}
