package dev.asyncio4j.impl.waiting

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Completions
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.tasks.DoneCallback
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.loopOf
import dev.asyncio4j.impl.tasks.whenDone
import dev.asyncio4j.loop.TimerHandle
import java.time.Duration

/**
 * `as_completed`: the i-th future to await gives the i-th result to arrive.
 *
 * Both ways to iterate draw on the same stock, so iteration may stop and go on later, in either
 * way. A handle waits for [arrived] to grow; the handles that wait are served in the order in which
 * they began to.
 */
internal class AsCompleted<T>(
  each: Collection<Awaitable<out T>>,
  private val timeout: Duration?,
) : Completions<T> {
  private val loop = loopOf(each)
  private val todo = LinkedHashSet<FutureImpl<T>>()

  /** Completed futures that no iteration has taken; null marks one that the timeout came before. */
  private val arrived = ArrayDeque<FutureImpl<T>?>()

  private val waiting = ParkingLot(this, loop)
  private var left: Int
  private var timer: TimerHandle? = null

  init {
    @Suppress("UNCHECKED_CAST") // a future of a subtype: results are only taken out
    LinkedHashSet(each).mapTo(todo) { ensureFuture(it as Awaitable<T>, loop) }
    left = todo.size
    val callbacks = todo.associateWith { future ->
      future.whenDone("asCompleted", waiting::waitersSeen) { completed(future) }
    }
    if (todo.isNotEmpty()) timer = timeout?.let { loop.callLater(it) { expire(callbacks) } }
  }

  private fun completed(future: FutureImpl<T>) {
    if (!todo.remove(future)) return // the timeout was here first
    arrive(future)
    if (todo.isEmpty()) timer?.cancel()
  }

  private fun expire(callbacks: Map<FutureImpl<T>, DoneCallback>) {
    for (future in todo) {
      future.removeCallback(callbacks.getValue(future))
      arrive(null)
    }
    todo.clear()
  }

  private fun arrive(future: FutureImpl<T>?) {
    arrived.addLast(future)
    waiting.wakeNext()
  }

  private suspend fun take(): FutureImpl<T> {
    while (arrived.isEmpty()) waiting.awaitNext { arrived.isNotEmpty() }
    return arrived.removeFirst()
      ?: throw AsyncTimeoutException(
        "asCompleted timed out: this was not done within $timeout; it goes on running"
      )
  }

  override fun iterator() =
    object : MutableIterator<Awaitable<T>> {
      override fun hasNext() = left > 0

      override fun next(): Awaitable<T> {
        if (left == 0) throw NoSuchElementException("every completion has been taken already")
        left--
        return SuspendCoroutine("asCompleted") { take().result() }
      }

      override fun remove() =
        throw UnsupportedOperationException("a completion cannot be removed: just skip it")
    }

  override fun futures(): AsyncIterable<Future<T>> =
    object : AsyncIterator<Future<T>> {
      override fun next(): Coroutine<Future<T>> =
        SuspendCoroutine("asCompleted") {
          if (left == 0)
            throw StopAsyncIterationException("every completion has been taken already")
          left--
          take()
        }
    }
}
