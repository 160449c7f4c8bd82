package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.ReturnWhen
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.WaitResult
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.LibraryCallback
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.release
import java.util.Collections

/** `wait`: never fails because of its futures, never cancels them. */
internal object WaitSet {

  fun <F : Future<*>> wait(
    futures: Collection<F>,
    options: WaitOptions,
  ): Coroutine<WaitResult<F>> = SuspendCoroutine("wait") { waitFor(it.eventLoop, futures, options) }

  private suspend fun <F : Future<*>> waitFor(
    loop: TaskLoop,
    futures: Collection<F>,
    options: WaitOptions,
  ): WaitResult<F> {
    require(futures.isNotEmpty()) { "Set of Tasks/Futures is empty: give `wait` at least one" }
    val distinct = LinkedHashSet<FutureImpl<*>>()
    for (future in futures as Collection<*>) { // from a raw type anything may come
      require(future is FutureImpl<*>) {
        "wait takes tasks and futures only, got ${Texts.of(future)}: make a task of it first"
      }
      distinct += future
    }
    val waiter = FutureImpl<Unit>(loop)
    val timer = options.timeout()?.let { loop.callLater(it, waiter::release) }
    val count = Countdown(distinct.size, options.returnWhen(), waiter)
    val callbacks = distinct.map { future -> count.Arrival().also(future::addCallback) }
    try {
      waiter.awaitDone()
    } finally {
      timer?.cancel()
      distinct.forEachIndexed { i, future -> future.removeCallback(callbacks[i]) }
    }
    val (done, pending) = distinct.partition(FutureImpl<*>::done)
    return WaitResult(inOrder(done), inOrder(pending))
  }

  @Suppress("UNCHECKED_CAST") // they are those that were given
  private fun <F : Future<*>> inOrder(futures: List<Future<*>>): Set<F> =
    Collections.unmodifiableSet(LinkedHashSet(futures as List<F>))

  private class Countdown(var left: Int, val returnWhen: ReturnWhen, val waiter: FutureImpl<Unit>) {
    inner class Arrival : LibraryCallback() {
      override val awaiters
        get() = listOf(waiter)

      override val by
        get() = "wait"

      override fun onDone(future: FutureImpl<*>) {
        left--
        if (left <= 0 || endsTheWait(future)) waiter.release()
      }
    }

    private fun endsTheWait(future: FutureImpl<*>): Boolean =
      when (returnWhen) {
        ReturnWhen.FIRST_COMPLETED -> true
        ReturnWhen.FIRST_EXCEPTION -> !future.cancelled() && future.failure() != null
        ReturnWhen.ALL_COMPLETED -> false
      }
  }
}
