package dev.asyncio4j.impl.iteration

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.Signal
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report
import java.util.concurrent.Flow

/** An async iterable for subscribers of any thread; each one gets an iterator of its own. */
internal class IterablePublisher<T>(val source: AsyncIterable<T>, val loop: TaskLoop) :
  Flow.Publisher<T> {

  override fun subscribe(subscriber: Flow.Subscriber<in T>) {
    val subscription = IterableSubscription(source, loop, subscriber)
    try {
      loop.callSoonThreadsafe(Runnable(subscription::start))
    } catch (closed: IllegalStateException) { // subscribe() itself must not fail
      subscriber.onSubscribe(subscription)
      subscriber.onError(closed)
    }
  }

  override fun toString() = "Publisher view of ${Texts.of(source)}"
}

/**
 * One subscriber, served by a task: it asks the iterator for an element when there is demand for
 * one, and signals on the loop.
 *
 * The state belongs to the loop's turn; calls from other threads are brought there.
 */
private class IterableSubscription<T>(
  private val source: AsyncIterable<T>,
  private val loop: TaskLoop,
  private val subscriber: Flow.Subscriber<in T>,
) : Flow.Subscription {
  private var task: TaskImpl<*>? = null

  /** The number of elements requested and not signalled; [UNBOUNDED] stays. */
  private var demand = 0L

  /** Wakes the task, which waits for demand. */
  private val demanded = Signal(loop)
  private var cancelled = false

  /** The error of a subscriber that broke the rules, to be passed to its `onError`. */
  private var refusal: Throwable? = null

  fun start() {
    task = loop.createTask(SuspendCoroutine<Void?>("Publisher.subscribe") { serve() }).asImpl()
  }

  private suspend fun serve(): Void? {
    signal { subscriber.onSubscribe(this) }
    var iterator: AsyncIterator<T>? = null
    try {
      iterator = source.iterator()
      while (waitForDemand()) signalElement(next(iterator))
    } catch (_: StopAsyncIterationException) {
      iterator = null
      signal(subscriber::onComplete)
    } catch (error: Throwable) {
      if (error.isFatal()) throw error
      signal { subscriber.onError(refusal ?: error) }
    } finally {
      if (iterator is AsyncGenerator<T>) iterator.close().awaitInline()
    }
    return null
  }

  /** Waits for demand. Returns false once the subscriber has cancelled. */
  private suspend fun waitForDemand(): Boolean {
    while (demand == 0L && !cancelled && refusal == null) demanded.await()
    if (!cancelled) refusal?.let { throw it }
    return !cancelled
  }

  private suspend fun next(iterator: AsyncIterator<T>): T =
    iterator.next().awaitInline()
      ?: throw NullPointerException(
        "${Texts.of(source)} gave null, which a publisher cannot pass on"
      )

  private fun signalElement(element: T) {
    if (demand != UNBOUNDED) demand--
    signal { subscriber.onNext(element) }
  }

  /**
   * Signals the subscriber, unless it has cancelled. It must not throw: one that does counts as
   * cancelled.
   */
  private inline fun signal(call: () -> Unit) {
    if (cancelled) return
    try {
      call()
    } catch (error: Throwable) {
      cancelled = true
      loop.report("Exception in ${Texts.of(subscriber)}", error)
    }
  }

  override fun request(n: Long) = loop.inTurn {
    if (n > 0) {
      demand = if (demand + n < 0) UNBOUNDED else demand + n
      demanded.release()
    } else if (!cancelled && refusal == null) {
      refusal =
        IllegalArgumentException("request($n): at least 1 element must be requested (rule 3.9)")
      interrupt()
    }
  }

  override fun cancel() = loop.inTurn {
    if (!cancelled) {
      cancelled = true
      interrupt()
    }
  }

  /** Ends the wait of the task, whose own code looks at the state when it goes on. */
  private fun interrupt() {
    if (loop.currentTask !== task) task?.cancel()
  }

  private companion object {
    const val UNBOUNDED = Long.MAX_VALUE
  }
}
