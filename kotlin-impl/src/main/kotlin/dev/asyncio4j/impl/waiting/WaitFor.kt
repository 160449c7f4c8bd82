package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.hearingOnce
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.whenDone
import java.time.Duration

/**
 * `wait_for`: awaits in the same task, under a timeout; at expiry waits until the cancelled work
 * has ended.
 */
internal fun <T> waitForCoroutine(what: Awaitable<T>, timeout: Duration?): Coroutine<T> =
  SuspendCoroutine("waitFor") {
    if (timeout != null && (timeout.isZero || timeout.isNegative)) waitNoTime(it, what, timeout)
    else TimeoutImpl.after(timeout, it, what).scope { what.awaitInline() }
  }

private suspend fun <T> waitNoTime(task: TaskImpl<*>, what: Awaitable<T>, timeout: Duration): T {
  val future = ensureFuture(what, task.eventLoop)
  if (future.done()) return future.result()
  task.cancelAndWait(future)
  try {
    return future.result()
  } catch (error: CancelledError) {
    throw AsyncTimeoutException(
      "waitFor timed out at once: its timeout is $timeout and $future was not done",
      error,
    )
  }
}

private suspend fun TaskImpl<*>.cancelAndWait(future: FutureImpl<*>) {
  val waiter = FutureImpl<Unit>(future.eventLoop)
  val callback = future.whenDone("waitFor", { listOf(waiter) }, waiter::release)
  try {
    future.cancel()
    hearingOnce { waiter.awaitDone() }
  } finally {
    future.removeCallback(callback)
  }
}
