package dev.asyncio4j.impl.iteration

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.spi.Engine
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Flow

/**
 * The elements of a publisher; what began as an async iterable of the same loop comes back as it.
 */
internal class PublisherIterable<T>(val publisher: Flow.Publisher<out T>) : AsyncIterable<T> {
  override fun iterator() = PublisherGenerator(publisher)

  override fun toString() = "AsyncIterable view of ${Texts.of(publisher)}"
}

/**
 * A subscription, as an iterator: each element that is asked for is requested then, and none
 * before.
 *
 * ```
 *            next()            onNext             next()
 *   CREATED ───────▶ ASKED ──────────────▶ IDLE ─────────▶ ASKED
 *      │               └─ onError, onComplete ─▶ ENDED ◀─ close() ─┘
 *      └── close() ──────────────────────────────▲
 * ```
 *
 * Signals come from any thread, one after the other; they take effect on the loop's turn, in their
 * order. Who is cancelled while it waits leaves the request standing: the element is for who asks
 * next.
 */
internal class PublisherGenerator<T>(private val publisher: Flow.Publisher<out T>) :
  AsyncGenerator<T>, Flow.Subscriber<T> {
  private lateinit var loop: TaskLoop
  private val signals = ConcurrentLinkedQueue<() -> Unit>()

  private var subscribed = false
  private var subscription: Flow.Subscription? = null
  private var ended = false
  private var error: Throwable? = null

  /** An element was requested and has not come; the loop counts it as work outside. */
  private var requested = false
  private val arrived = ArrayDeque<T>()

  /** What [next] waits for; null while nobody asks. */
  private var signal: FutureImpl<Unit>? = null

  override fun next(): Awaitable<T> =
    SuspendCoroutine("AsyncIterator.next") {
      checkIdle("next")
      if (!subscribed) subscribe(currentTask().eventLoop)
      while (arrived.isEmpty() && !ended) {
        if (!requested) request()
        if (arrived.isEmpty() && !ended) awaitSignal()
      }
      arrived.removeFirstOrNull() ?: throw endOfElements()
    }

  override fun send(value: Any?): Awaitable<T> {
    require(value == null) {
      "a publisher takes no values: send(null), or next(), asks $this for more"
    }
    return next()
  }

  @Suppress("UNCHECKED_CAST")
  override fun throwInto(error: Throwable): Awaitable<T> =
    SuspendCoroutine("AsyncIterator.throwInto") {
      checkIdle("throwInto")
      if (ended) return@SuspendCoroutine null as T // as athrow() of a generator that has ended
      cancel()
      throw Engine.escaped(error, this)
    }

  override fun close(): Awaitable<Void?> =
    SuspendCoroutine("AsyncIterator.close") {
      checkIdle("close")
      cancel()
      null
    }

  private fun checkIdle(call: String) = check(signal == null) { Messages.generatorRuns(call, this) }

  private fun endOfElements(): Throwable =
    error?.let { Engine.escaped(it, this) }?.also { error = null }
      ?: StopAsyncIterationException("$this has no more elements")

  private fun subscribe(loop: TaskLoop) {
    this.loop = loop
    subscribed = true
    if (ended) return
    loop.generators.add(this)
    publisher.subscribe(this)
  }

  private fun request() {
    requested = true
    loop.outsideWork.incrementAndGet()
    subscription?.request(1)
  }

  private fun answered() {
    if (!requested) return
    requested = false
    loop.outsideWork.decrementAndGet()
  }

  private suspend fun awaitSignal() {
    val waiting = FutureImpl<Unit>(loop)
    signal = waiting
    try {
      waiting.awaitDone()
    } finally {
      signal = null
    }
  }

  private fun cancel() {
    if (!ended) end(null)
    arrived.clear()
    error = null
    subscription?.cancel()
  }

  private fun end(error: Throwable?) {
    ended = true
    this.error = error
    if (!subscribed) return
    answered()
    loop.generators.remove(this)
  }

  // -- signals --

  override fun onSubscribe(subscription: Flow.Subscription) = onTurn {
    if (this.subscription != null) return@onTurn subscription.cancel() // the first one stays
    this.subscription = subscription
    if (ended) subscription.cancel() else if (requested) subscription.request(1)
  }

  override fun onNext(item: T) {
    requireNotNullSignal(item)
    onTurn {
      if (ended) return@onTurn
      answered()
      arrived += item
    }
  }

  override fun onError(throwable: Throwable) = onTurn { if (!ended) end(throwable) }

  override fun onComplete() = onTurn { if (!ended) end(null) }

  private fun requireNotNullSignal(item: T) {
    if (item == null) throw NullPointerException("onNext(null): a publisher gives no null elements")
  }

  /**
   * Through one queue, so that a signal on the loop's thread does not overtake one from another.
   */
  private fun onTurn(effect: () -> Unit) {
    signals += effect
    loop.inTurn {
      while (true) (signals.poll() ?: break)()
      signal?.release()
    }
  }

  override fun toString(): String {
    val state =
      if (ended) "ended"
      else if (signal != null) "running" else if (subscribed) "suspended" else "created"
    return "<AsyncGenerator of ${Texts.of(publisher)} $state>"
  }
}
